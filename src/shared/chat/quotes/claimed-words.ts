import type { CitationGroup } from './citation-marks';
import { claiming, claimsWording } from './introduction';
import { countWords, MIN_TELLING } from './quote-words';
import type { SetApart } from './set-apart';

/** Where words can begin that nothing but a clause presents: behind a colon, or behind what says that they are exact. */
const BEGINNING =
  /(?::|(?<!\p{L})(?:word for word|verbatim|i quote|wörtlich)(?:\s+(?:that|dass)|,))[*_]*[^\S\n]+(?=[\p{L}\p{N}])/giu;
/** How far a claim goes: to the end of its sentence. */
const SENTENCE_END = /[.!?](?=\s+[\p{Lu}\p{N}"'“([]|\s*$)|[。！？]|\n(?=\s*[-*+>])/u;
const REACH = 300;
/** Nobody makes more of them in a paragraph, nor has more colons in one. */
const MAX_CLAIMS = 20;
const MAX_BEGINNINGS = 200;

/**
 * Sentences that a clause presents as what a source says, without a mark around them: "The docs say: turn it twice [1]."
 * Only the first sentence is held to be one: what follows may be the answer's own. What only tells of a source, "The docs
 * say that you turn it twice [1].", claims no wording.
 */
export function claimedWords(text: string, shadow: string, groups: readonly CitationGroup[]): readonly SetApart[] {
  const claims: SetApart[] = [];
  for (const { 0: mark, index } of [...shadow.matchAll(BEGINNING)].slice(0, MAX_BEGINNINGS)) {
    if (claims.length >= MAX_CLAIMS) break;
    const start = index + mark.length;
    const before = text.slice(Math.max(0, index - REACH), start).trimEnd();
    const introducedBy = mark.startsWith(':') ? claiming(before) : claimsWording(before);
    if (introducedBy === null) continue;
    const cited = groups.find((group) => group.start >= start)?.start ?? text.length;
    const sentence = SENTENCE_END.exec(text.slice(start, cited));
    const end = sentence === null ? cited : start + sentence.index;
    const said = text.slice(start, end).trim();
    if (countWords(said) >= MIN_TELLING)
      claims.push({ start, end, text: said, introducedBy, mayBeOwn: false, isUnmarked: true });
  }
  return claims;
}
