/** A file as a person reads it, as Markdown. Its words are those of the file, in their order. */
export interface Readable {
  /** What stands for the characters from `from` to before `to`; a listing that goes on there is whole for itself. */
  cut(from: number, to: number): string;
}

/** What is read letter by letter. */
export interface Listing {
  /** Empty for none that is known. */
  readonly language: string;
}

/** Shows what is written, or a part of it. */
export type Show = (written: string) => string;

/** A part of a file; it begins where the one before ends. */
export interface Stretch {
  readonly end: number;
  /** The same for all that stands in one listing; null for prose. */
  readonly listing: Listing | null;
  readonly show: Show;
}

export const hide: Show = () => '';
export const asWritten: Show = (written) => written;

/** Reads a file by its stretches, which reach to its end; `showProse` has the last word on what is no listing. */
export function readStretches(text: string, stretches: readonly Stretch[], showProse: Show = asWritten): Readable {
  return {
    cut(from, to) {
      const groups: { readonly listing: Listing | null; shown: string }[] = [];
      for (let at = firstBehind(stretches, from); at < stretches.length; at += 1) {
        const stretch = stretches[at];
        const start = Math.max(from, stretches[at - 1]?.end ?? 0);
        if (stretch === undefined || start >= to) break;
        const shown = stretch.show(text.slice(start, Math.min(to, stretch.end)));
        const group = groups.at(-1);
        if (group?.listing === stretch.listing) group.shown += shown;
        else groups.push({ listing: stretch.listing, shown });
      }
      return groups
        .map(({ listing, shown }) => (listing === null ? tidy(showProse(shown)) : fence(shown, listing.language)))
        .filter((shown) => shown !== '')
        .join('\n\n');
    },
  };
}

/** The first stretch that ends behind a place. */
function firstBehind(stretches: readonly Stretch[], place: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tidy(prose: string): string {
  const lines = prose.split('\n').map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Names of languages that say that there is none. */
const NO_LANGUAGE = /^(?:plaintext|plain|text|none|default|notranslate)$/i;

/** Code as a listing of Markdown, whatever stands in it; nothing for none. */
function fence(code: string, language: string): string {
  const lines = code.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  if (lines === '') return '';
  const longest = [...lines.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const marks = '`'.repeat(longest + 1);
  return `${marks}${NO_LANGUAGE.test(language) ? '' : language}\n${lines}\n${marks}`;
}

/** Collects stretches of whole lines, in their order. */
export interface LineStretches {
  /** The lines up to before `line`, as what they are. */
  add(line: number, show: Show, listing?: Listing | null): void;
  /** Where the next stretch begins. */
  next(): number;
  result(): readonly Stretch[];
}

export function createLineStretches(lines: readonly string[]): LineStretches {
  const stretches: Stretch[] = [];
  let [line, end] = [0, 0];
  return {
    add(to, show, listing = null) {
      if (to <= line) return;
      for (; line < Math.min(to, lines.length); line += 1) end += (lines[line]?.length ?? 0) + 1;
      stretches.push({ end, listing, show });
    },
    next: () => line,
    result: () => stretches,
  };
}
