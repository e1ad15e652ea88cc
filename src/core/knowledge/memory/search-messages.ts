import type { RecallScore } from '../../../shared/chat/message';
import { answersBefore, answerTo } from './answers-before';
import { changedNotes } from './changed-notes';
import { chooseMatches } from './choose-matches';
import { foldVersions, type ParentsOf } from './fold-versions';
import type { MessageIndex } from './message-index';
import { bestNumbers } from '../best-numbers';
import type { MessageTable } from './message-table';
import { weighWords } from './message-words';
import { rankMessages, type Ranking } from './rank-messages';
import { readTime } from './read-time';
import { saidThen } from './said-then';
import { sayingAsked } from './saying-asked';
import { shortNotes } from './short-notes';
import { statedNotes } from './stated-notes';
import { timeAsked } from './time-asked';
import type { VectorSet } from './vector-set';
import { weighMeaning } from './message-meaning';
import { whatMatches } from './what-matches';

/** Pinned messages that come beside the best matches. */
const MAX_PINNED = 5;
const SESSIONS = 10;

export interface MessageSearch {
  readonly prompt: string;
  /** Null searches by words alone. */
  readonly vector: Float32Array | null;
  /** Unix ms. */
  readonly now: number;
  readonly excludeIds: readonly string[];
  readonly limit: number;
  readonly isOpen: (session: { readonly id: string; readonly resourceId: string }) => boolean;
  readonly pinnedIds: ReadonlySet<string>;
  readonly parentsOf: ParentsOf;
}

export interface FoundMessage {
  readonly messageId: string;
  readonly sessionId: string;
  /** Place among its pieces of the one that fits best. */
  readonly piece: number;
  /** A language model wrote what comes behind it. */
  readonly isAnswered: boolean;
  readonly score: RecallScore;
}

export interface FoundMessages {
  /** Best first; no two that say the same, and none that only asks or says again what the prompt does: what that was answered comes behind. */
  readonly matches: readonly FoundMessage[];
  /** Best first. */
  readonly sessionIds: readonly string[];
  /** Messages that were looked for by words alone, as they have no vector yet. */
  readonly unembedded: number;
}

/** Searches the index by words and meaning, and weighs every message of it. */
export async function searchMessages(
  index: Pick<MessageIndex, 'client' | 'table' | 'vocabulary'>,
  set: VectorSet | null,
  search: MessageSearch,
): Promise<FoundMessages> {
  const { table } = index;
  const { prompt, vector } = search;
  const words = await weighWords(index, prompt);
  const meaning = set === null || vector === null ? null : await weighMeaning(table, set, vector, () => true);
  const closed = new Uint8Array(table.end);
  for (const number of [...search.excludeIds, ...table.offPath].flatMap((id) => table.numberOf(id) ?? [])) {
    closed[number] = 1;
  }
  const ranking = rankMessages({
    table,
    words,
    meaning: meaning?.best ?? null,
    prompt: {
      span: readTime(prompt, search.now),
      asksTime: /\bwhen\b|\b(?:what|which) (?:date|day|month|year|time)\b|\bhow long ago\b/i.test(prompt),
      asksNumber: /\bhow (?:many|much|often|long|old)\b/i.test(prompt),
    },
    isOpen: (place) => {
      const session = table.sessions[place];
      return session !== undefined && session.numbers.length > 0 && search.isOpen(session);
    },
  });

  const meaningOf = (number: number): number => meaning?.best[number] ?? -1;
  const { matching, isNearPinned } = whatMatches(prompt, table, words, meaning?.best ?? null);
  const isOpen = (number: number): boolean => closed[number] === 0 && ranking.totalOf(number) > 0;
  const foldAll = (numbers: readonly number[]) => foldVersions(table, numbers, search.parentsOf);
  const span = timeAsked(prompt, search.now);
  const saying = sayingAsked(prompt);
  const then = span === null ? null : await foldAll(await saidThen(index, span, saying, isOpen));
  // Where nothing was told in it, what speaks of the time is looked for.
  const ofTime = then?.length === 0 && (saying === 'told' || saying === 'either') ? null : then;
  const { kept, askedBefore } =
    ofTime === null
      ? await chooseMatches(index, {
          ...search,
          wanted: matching().filter((number) => closed[number] === 0),
          totalOf: ranking.totalOf,
          foldAll,
        })
      : { kept: ofTime, askedBefore: [] };
  const answers = answersBefore(table, askedBefore).filter((number) => isOpen(number) && !kept.includes(number));
  const taken = new Set([...kept, ...answers]);
  const isLeft = (number: number): boolean => isOpen(number) && !taken.has(number);
  const short = ofTime !== null ? [] : shortNotes(prompt, table, words.shares, isLeft);
  const stated = ofTime !== null ? [] : await statedNotes(index, prompt, words.shares, taken, isOpen);
  const changed = ofTime !== null ? [] : await changedNotes(index, prompt, [...stated, ...kept], isOpen);
  const notes = [...new Set([...short, ...stated, ...changed])];
  const pinned = [...search.pinnedIds]
    .flatMap((id) => table.numberOf(id) ?? [])
    .filter((number) => isLeft(number) && isNearPinned(number) && !notes.includes(number))
    .toSorted((a, b) => ranking.totalOf(b) - ranking.totalOf(a))
    .slice(0, MAX_PINNED);
  const bestPiece = (number: number): number => words.pieces.get(number) ?? meaning?.pieces.get(number) ?? 0;
  return {
    matches: [...(await foldAll([...kept, ...answers, ...notes])), ...pinned].map((number) => ({
      messageId: table.idOf(number),
      sessionId: table.of(number)?.sessionId ?? '',
      piece: bestPiece(number),
      isAnswered: answerTo(table, number) !== null,
      score: {
        ...ranking.explain(number),
        isPinned: search.pinnedIds.has(table.idOf(number)),
        ...(meaningOf(number) >= 0 && { near: meaningOf(number) }),
      },
    })),
    sessionIds: bestSessions(table, ranking),
    unembedded: ranking.unembedded,
  };
}

function bestSessions(table: MessageTable, { sessionScores }: Ranking): readonly string[] {
  return bestNumbers(sessionScores, SESSIONS, () => true).map((place) => table.sessions[place]?.id ?? '');
}
