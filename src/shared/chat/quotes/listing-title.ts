/** A line that is nothing but a file, perhaps with lines of it: `**docs/dome.md**`, `### From dome.md, line 3:`. */
const TITLE =
  /^[\s#>*_`]*(?:(?:from|in|see|file|source)[:\s]\s*[*_`]*)?((?:[\p{L}\p{N}_.@-]+\/)*[\p{L}\p{N}_@-][\p{L}\p{N}_.@-]*\.[a-z][a-z\d]{0,9})[*_`]*(\s*(?::|#L|,?\s*\(?(?:lines?|L)\s*)\d+(?:\s*[-–]\s*L?\d+)?\)?)?[\s*_`:]*$/iu;
/** What the label of a listing says that it shows: ```` ```md title="docs/dome.md" ````. */
const OF_LABEL = /(?:^|\s)(?:title|file|filename|path)=["']?([^"'\s]+)|^\S*:([^\s:]+\.\w+)/;
/** A listing under the name of such a file can be nothing but its text. */
const OF_WORDS = /\.(?:mdx?|markdown|rst|adoc|asciidoc|txt|textile|html?)$/i;
const MAX_TITLE = 200;

/** The file that stands as the title of a listing. */
export interface ListingTitle {
  readonly path: string;
  /** Whether it may be a proposal: code under the name of a file, and none of its lines. */
  readonly mayBeOwn: boolean;
}

/** By the line before a listing, or by its label; null for none. */
export function listingTitle(lead: string, label: string): ListingTitle | null {
  const line = lead.trimEnd().split('\n').at(-1) ?? '';
  const [, path, lines] = line.length > MAX_TITLE ? [] : (TITLE.exec(line) ?? []);
  const labelled = OF_LABEL.exec(label);
  const title = path ?? labelled?.[1] ?? labelled?.[2];
  return title === undefined ? null : { path: title, mayBeOwn: lines === undefined && !OF_WORDS.test(title) };
}
