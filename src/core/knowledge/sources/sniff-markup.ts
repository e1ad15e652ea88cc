import { countAsciidoc } from './asciidoc-signs';

export type SniffedMarkup = 'markdown' | 'restructured' | 'asciidoc' | 'plain';

/** So much of a file says what it is written in. */
const READ = 32_000;
/** Signs of one markup that a text needs, and more than of any other. */
const LEAST = 3;
/** Signs at most that are none but beside others. */
const MOST_BESIDE = 2;

/** What hardly stands in anything else. All is bounded, so that no line takes time by its square. */
const SIGNS = {
  // A listing, a link with an address.
  markdown: /^`{3,9}[\w-]{0,20}$|\[[^[\]\n]{1,99}\]\([\w./#:-][^()\n]{0,199}\)/gm,
  // A directive or target, a role, a literal.
  restructured: /^ *\.\. (?:[\w-]{1,40}::|_[^:\n]{1,99}:)|:[a-z][\w+.-]{0,30}:`[^`\n]{1,99}`|``[^`\n]{1,99}``/gm,
};

/** A page of a manual, as a terminal shows it, quotes as it likes. */
const MANUAL = /^\s{0,99}(\S{1,80}\(\d\w{0,9}\))[ \t].{0,200}[ \t]\1\s/;

/**
 * What a text is written in whose name does not tell: the documentation of Django is reStructuredText and that of git
 * AsciiDoc, both in `.txt`.
 */
export function sniffMarkup(text: string): SniffedMarkup {
  const beginning = text.slice(0, READ);
  if (MANUAL.test(beginning)) return 'plain';
  const count = (sign: RegExp): number => beginning.match(sign)?.length ?? 0;
  const { own, beside } = countAsciidoc(beginning);
  const counts: readonly (readonly [SniffedMarkup, number, number])[] = [
    ['markdown', count(SIGNS.markdown), 0],
    ['restructured', count(SIGNS.restructured), 0],
    ['asciidoc', own, Math.min(beside, MOST_BESIDE)],
  ];
  const [first, second] = counts.toSorted((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] === 0 || first[1] === second?.[1]) return 'plain';
  return first[1] + first[2] >= LEAST ? first[0] : 'plain';
}
