import { isEnglish } from '../../knowledge/index/is-english';
import { isClose, sharesForeignWord } from './is-close';
import type { Candidate } from './memory-candidate';
import type { Rated } from './rate-memory';
import { saysSomething } from './says-something';
import { allStemsOf, stemsOf } from './words';

/** What recall puts first by so much of its score, and with a word of the question, has to do with it. */
const CLEAR_LEAD = 0.14;
/** Two whose scores differ by no more are as good, where they are as near in meaning too. */
const TIE = 0.02;
const AS_NEAR = 0.05;

/** What comes closest to a question that nothing answers, best first; `rated` are what the user told of whom is asked. */
export function pickNear(question: string, rated: readonly Rated[]): readonly Rated[] {
  const byScore = rated.toSorted((a, b) => b.memory.score - a.memory.score);
  const first = byScore.find(({ memory }) => mayBeClose(question, memory));
  if (first === undefined) return clearlyFirst(question, byScore);
  return byScore.filter((one) => one === first || isAsGood(question, one, first));
}

function mayBeClose(question: string, { text, told, near }: Candidate): boolean {
  if (!saysSomething(question) || !saysSomething(told)) return false;
  return isClose(question, told, told === text || isNearAsTold(question, text, told) ? near : null);
}

/** Nothing is hidden that recall puts as high, and that is close too, or as near. */
function isAsGood(question: string, { memory, share }: Rated, first: Rated): boolean {
  if (!memory.isMatch || memory.score < first.memory.score - TIE || !saysSomething(memory.told)) return false;
  const isAsNear = isEnglish(question) && (memory.near ?? 0) >= (first.memory.near ?? 1) - AS_NEAR;
  return isAsNear || (share > 0 && share >= first.share) || mayBeClose(question, memory);
}

/** What recall put far before all else, and has a word of the question. */
function clearlyFirst(question: string, byScore: readonly Rated[]): readonly Rated[] {
  const [first, second] = byScore.filter(({ memory }) => memory.isMatch);
  if (first === undefined || !saysSomething(question) || !sharesForeignWord(question, first.memory.told)) return [];
  return first.memory.score - (second?.memory.score ?? 0) >= CLEAR_LEAD ? [first] : [];
}

/** Of a message that asks too, it is not the question that is near: what it tells has most of the words that both have. */
function isNearAsTold(question: string, text: string, told: string): boolean {
  const asked = new Set(stemsOf(question));
  const countIn = (some: string): number => new Set(allStemsOf(some).filter((stem) => asked.has(stem))).size;
  return countIn(told) > 0 && 2 * countIn(told) >= countIn(text);
}
