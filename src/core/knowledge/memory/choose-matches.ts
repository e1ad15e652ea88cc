import { bestNumbers } from '../best-numbers';
import { answerTo } from './answers-before';
import { asksForQuestions } from './asks-for-questions';
import { readTexts } from './index-rows';
import { isQuestion } from './is-question';
import type { MessageIndex } from './message-index';
import type { MessageTable } from './message-table';
import { hasSameWords, traitsOf } from './message-traits';
import { MAX_COMPARED, sayingOf } from './says-same';
import { toldIn } from './told-in';

/** Where too many candidates say the same, so many times more are looked at, so often at most. */
const MORE = 4;
const MOST_TIMES = 2;
/** Of messages in the prompt's own words, those of which it is read whether they ask. */
const MOST_READ = 200;
/** Texts that are read at once. */
const PAGE = 16;

export interface Choice {
  readonly prompt: string;
  readonly limit: number;
  readonly pinnedIds: ReadonlySet<string>;
  /** All that may have a place, by number. */
  readonly wanted: readonly number[];
  /** 0 for what may have none all the same. */
  readonly totalOf: (number: number) => number;
  /** The same messages, with one version of each. */
  readonly foldAll: (numbers: readonly number[]) => Promise<readonly number[]>;
}

export interface Chosen {
  readonly kept: readonly number[];
  /** What asks the same as the prompt, or says just that. */
  readonly askedBefore: readonly number[];
}

type Index = Pick<MessageIndex, 'client' | 'table'>;

/**
 * The best messages for a prompt, no two that say the same, and none that asks what it asks or says it again. What only
 * asks says nothing: it has a place when a language model answered it, or when all that tells something has one. Where the
 * prompt asks for questions, they go before.
 */
export async function chooseMatches(index: Index, choice: Choice): Promise<Chosen> {
  const { table } = index;
  const { prompt, totalOf, limit, pinnedIds } = choice;
  const { sketch } = traitsOf(prompt);
  const hasItsWords = (number: number): boolean => hasSameWords(sketch, table.sketchOf(number));
  const { itsWords, telling: allTelling, asking: allAsking } = splitWanted(table, choice, hasItsWords);
  const { askedBefore, others } = await readItsWords(index, choice, itsWords);
  const isForQuestions = asksForQuestions(prompt);
  const mayCome = ({ number, isAsking }: Candidate): boolean =>
    isForQuestions || !isAsking || answerTo(table, number) !== null;
  for (let round = 0, count = limit * 4 + 20; ; round += 1, count *= MORE) {
    const [telling, asking] = [bestOf(allTelling, totalOf, count), bestOf(allAsking, totalOf, count)];
    const pool = [...others, ...telling, ...asking].toSorted((a, b) => totalOf(b) - totalOf(a) || b - a);
    // The newest version of one may have the prompt's words, or have been looked at already.
    const versions = (await choice.foldAll(pool)).filter((number) => !hasItsWords(number) || others.includes(number));
    const candidates: Candidate[] = [];
    let wanted: readonly Candidate[] = [];
    for await (const one of withoutRepeats(index, versions, pinnedIds)) {
      candidates.push(one);
      wanted = givePlaces(candidates, limit, mayCome, isForQuestions);
      if (wanted.length === limit) break;
    }
    const isAll = telling.length < count && asking.length < count;
    if (wanted.length < limit && !isAll && round < MOST_TIMES) continue;
    const left = candidates.filter((candidate) => !wanted.includes(candidate));
    const kept = [...wanted, ...left.slice(0, limit - wanted.length)];
    return { kept: kept.map(({ number }) => number), askedBefore };
  }
}

interface Wanted {
  /** What has the words of the prompt. */
  readonly itsWords: number[];
  readonly telling: number[];
  /** What only asks. */
  readonly asking: number[];
}

/** All that is wanted, in its order. */
function splitWanted(
  table: MessageTable,
  { wanted, totalOf }: Choice,
  hasItsWords: (number: number) => boolean,
): Wanted {
  const askings = table.askings();
  const split: Wanted = { itsWords: [], telling: [], asking: [] };
  for (const number of wanted) {
    if (hasItsWords(number)) {
      if (totalOf(number) > 0) split.itsWords.push(number);
    } else (askings[number] === 1 ? split.asking : split.telling).push(number);
  }
  return split;
}

function bestOf(numbers: readonly number[], totalOf: (number: number) => number, count: number): readonly number[] {
  const values = Float32Array.from(numbers, (number) => totalOf(number));
  return bestNumbers(values, count, () => true).map((at) => numbers[at] ?? 0);
}

/** Of what has the words of the prompt, however much that is: what asks or says the same, and what may answer it all the same. */
async function readItsWords(
  { client, table }: Index,
  { prompt, totalOf, pinnedIds }: Choice,
  itsWords: readonly number[],
): Promise<{ readonly askedBefore: readonly number[]; readonly others: readonly number[] }> {
  const all = itsWords.toSorted((a, b) => totalOf(b) - totalOf(a) || b - a);
  const unmarked = all.filter((number) => !isMarked(table, number)).slice(0, MOST_READ);
  const texts = await readTexts(client, table, unmarked);
  const isAsked = isQuestion(prompt);
  const said = sayingOf(prompt);
  const told = new Set(
    unmarked.filter((number) => {
      const text = texts.get(number) ?? '';
      // A long one that begins as the prompt does is the same request of something else.
      if (text.length > MAX_COMPARED || toldIn(text) === '') return false;
      return sayingOf(text) !== said || (isAsked && !isQuestion(text));
    }),
  );
  return {
    askedBefore: all.filter((number) => !told.has(number)),
    others: all.filter((number) => told.has(number) || pinnedIds.has(table.idOf(number))),
  };
}

interface Candidate {
  readonly number: number;
  readonly isAsking: boolean;
}

/** Without those that say the same as a better one; two that only ask do by their words alone. What is not taken is not read. */
async function* withoutRepeats(
  { client, table }: Index,
  numbers: readonly number[],
  pinnedIds: ReadonlySet<string>,
): AsyncGenerator<Candidate> {
  const asked: number[] = [];
  const said = new Set<string>();
  for (let from = 0; from < numbers.length; from += PAGE) {
    const page = numbers.slice(from, from + PAGE);
    const texts = await readTexts(client, table, page);
    for (const number of page) {
      const text = texts.get(number) ?? '';
      const isAsking = onlyAsks(table, number, text);
      const saying = isAsking ? '' : sayingOf(text);
      const isRepeat = isAsking
        ? asked.some((other) => hasSameWords(table.sketchOf(number), table.sketchOf(other)))
        : said.has(saying);
      if (!isAsking) said.add(saying);
      if (isRepeat && !pinnedIds.has(table.idOf(number))) continue;
      if (isAsking) asked.push(number);
      yield { number, isAsking };
    }
  }
}

/** What is not asked for has half of the places at most, while there is other. */
function givePlaces(
  candidates: readonly Candidate[],
  limit: number,
  mayCome: (candidate: Candidate) => boolean,
  isForQuestions: boolean,
): readonly Candidate[] {
  const kept: Candidate[] = [];
  let others = 0;
  for (const candidate of candidates) {
    const isOther = candidate.isAsking !== isForQuestions;
    if (kept.length === limit || !mayCome(candidate) || (isOther && others >= limit / 2)) continue;
    if (isOther) others += 1;
    kept.push(candidate);
  }
  return kept;
}

/** A message of the user of which every sentence has the mark of a question. */
function isMarked(table: MessageTable, number: number): boolean {
  return table.askings()[number] === 1;
}

function onlyAsks(table: MessageTable, number: number, text: string): boolean {
  return isMarked(table, number) || (table.of(number)?.role === 'user' && toldIn(text) === '');
}
