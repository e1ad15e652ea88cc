import type { Passage } from '../../../shared/domain/passage';
import { wordsOf } from '../../knowledge/index/stems';
import { saysOtherwise } from './says-otherwise';

/** Of all words of two passages, the share that both have, from which on one says what the other does. */
const SAME = 0.95;
/** The same for passages below the same heading, as those of dialects and versions are. */
const SAME_BELOW_HEADING = 0.75;
const LANGUAGES =
  'ar|bg|bn|ca|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|ko|nb|nl|pl|pt|ro|ru|sk|sr|sv|th|tr|uk|vi|zh';
/** What names the language of a page in its path: a folder (`docs/pt-BR/`), or an ending of the name (`README.es.md`). */
const LANGUAGE = new RegExp(
  String.raw`(?:(?<=^|/)(?:${LANGUAGES})(?:[-_][a-z]{2,4})?/|[-._](?:${LANGUAGES})(?:[-_][a-z]{2,4})?(?=\.[a-z]+$))`,
  'gi',
);

/** True when a passage tells the reader nothing beside a better one: the same lines, text or page in another language, or nearly. */
export function isRepeat(passage: Passage, better: Passage): boolean {
  const isSameSource = passage.sourceKey === better.sourceKey;
  if (isSameSource && passage.path === better.path) {
    return passage.lines[0] <= better.lines[1] && better.lines[0] <= passage.lines[1];
  }
  if (isSameSource && withoutLanguage(passage.path) === withoutLanguage(better.path)) return true;
  // One page of two sources is of two versions: what little differs between them may be what matters.
  if (!isSameSource && passage.path === better.path) return wordingOf(passage) === wordingOf(better);
  const isSameHeading = passage.trail.at(-1) === better.trail.at(-1);
  const isAlike = shareOfWords(passage.text, better.text) >= (isSameHeading ? SAME_BELOW_HEADING : SAME);
  return isAlike && !saysOtherwise(passage, better);
}

function wordingOf({ text }: Passage): string {
  return text.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? text;
}

function withoutLanguage(path: string): string {
  return path.replace(LANGUAGE, '');
}

/** Words that two texts have in common, of all that they have, 0 to 1. Names count by their parts: one may be prefixed. */
function shareOfWords(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common / Math.max(1, one.size + other.size - common);
}

function partsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).flatMap(([whole, ...parts]) => (parts.length > 0 ? parts : [whole])));
}
