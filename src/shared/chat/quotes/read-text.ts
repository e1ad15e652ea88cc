import type { TextUnit } from './answer-units';
import { claimedWords } from './claimed-words';
import { citationsIn, type CitationGroup } from './citation-marks';
import { toShadow, type Range } from './quote-shadow';
import { quotedSpans, type Span } from './quoted-spans';
import { setApart, type SetApart } from './set-apart';

/** What a paragraph, a list item or a row is to those that look for quotes. */
export interface ReadText {
  /** Where it begins in the whole; all else is counted from there. */
  readonly at: number;
  readonly shadow: string;
  readonly groups: readonly CitationGroup[];
  readonly spans: readonly Span[];
  readonly setApart: readonly SetApart[];
  readonly code: readonly Range[];
  readonly role: TextUnit['role'] | null;
  readonly open: number | null;
  readonly firstLoose: number | null;
}

export function readText(
  markdown: string,
  { start, end, role = null }: Range & { readonly role?: TextUnit['role'] | null },
  isKnown: (n: number) => boolean,
): ReadText {
  const text = markdown.slice(start, end);
  const { text: shadow, code } = toShadow(text, role !== 'html');
  const groups = citationsIn(shadow, isKnown);
  return {
    at: start,
    shadow,
    groups,
    code,
    role,
    setApart: [...setApart(text, code), ...claimedWords(text, shadow, groups)],
    ...quotedSpans(shadow),
  };
}
