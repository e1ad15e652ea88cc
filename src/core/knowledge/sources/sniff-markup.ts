export type SniffedMarkup = 'markdown' | 'restructured' | 'asciidoc' | 'plain';

/** So much of a file says what it is written in. */
const READ = 32_000;
/** Signs of one markup that a text needs, and more than of any other. */
const LEAST = 3;

/** What hardly stands in anything else. All is bounded, so that no line takes time by its square. */
const SIGNS: Readonly<Record<Exclude<SniffedMarkup, 'plain'>, RegExp>> = {
  // A listing, a link with an address.
  markdown: /^`{3,9}[\w-]{0,20}$|\[[^[\]\n]{1,99}\]\([\w./#:-][^()\n]{0,199}\)/gm,
  // A directive or target, a role, a literal.
  restructured: /^ *\.\. (?:[\w-]{1,40}::|_[^:\n]{1,99}:)|:[a-z][\w+.-]{0,30}:`[^`\n]{1,99}`|``[^`\n]{1,99}``/gm,
  // A term of a list, what a block is, a macro, a joint, a reference.
  asciidoc:
    /^\S[^:\n]{0,99}::\n(?!\n)|^\[(?:source|verse|quote|listing|NOTE|TIP|IMPORTANT|WARNING|CAUTION)\b[^\]\n]{0,99}\]$|\b(?:link|linkgit|xref|image|include|ifdef|ifndef)::?[^\s[\]]{0,99}\[|^\+$|^<<[\w-]{1,99}/gm,
};

/**
 * What a text is written in whose name does not tell: the documentation of Django is reStructuredText and that of git
 * AsciiDoc, both in `.txt`.
 */
export function sniffMarkup(text: string): SniffedMarkup {
  const beginning = text.slice(0, READ);
  const counts = Object.entries(SIGNS).map(([markup, sign]) => ({
    markup: markup as SniffedMarkup,
    count: beginning.match(sign)?.length ?? 0,
  }));
  const [first, second] = counts.toSorted((a, b) => b.count - a.count);
  if (first === undefined || first.count < LEAST || first.count === second?.count) return 'plain';
  return first.markup;
}
