import type { RecallScore } from '../../../shared/chat/message';
import type { MessageTable } from './message-table';
import type { WordEvidence } from './message-words';
import type { TimeSpan } from './read-time';

/** What a prompt asks for beside its words. */
export interface PromptTraits {
  readonly span: TimeSpan | null;
  readonly asksTime: boolean;
  readonly asksNumber: boolean;
}

export interface RankInput {
  readonly table: MessageTable;
  readonly words: WordEvidence;
  /** Cosines by number; null when recall goes by words alone. */
  readonly meaning: Float32Array | null;
  readonly prompt: PromptTraits;
  /** Whether a session, by its place, may be recalled from. */
  readonly isOpen: (session: number) => boolean;
}

export interface Ranking {
  /** By number; 0 for what may not be recalled. */
  readonly totals: Float32Array;
  /** By the place of the session. */
  readonly sessionScores: Float32Array;
  explain(number: number): Omit<RecallScore, 'isPinned'>;
}

/**
 * Shares of the score, found by leaving one conversation out in turn (bench recall, where the optimum is flat). Words and
 * meaning count by their own best, so that their units do not matter.
 */
const WORDS = 1;
const MEANING = 1;
/** What a message has of the one before it, which it may answer, of the one before that, and of the next. */
const BEFORE = 0.3;
const LONG_BEFORE = 0.1;
const AFTER = 0.1;
const SESSION = 1.4;
const TIME = 0.5;
const MOST = (WORDS + MEANING) * (1 + BEFORE + LONG_BEFORE + AFTER) + SESSION + 2 * TIME;
/** Of a session's score: the messages as one text, the best message, the nearest meaning. */
const BEST_MESSAGE = 0.5;
const NEAREST = 1;
/** And, where the prompt speaks of a time, how well its own fits. */
const SESSION_TIME = 1;
/** How long after a time people still speak of it. */
const AFTERWARDS_MS = 7 * 86_400_000;

/** Fuses what speaks for each message by score. */
export function rankMessages({ table, words, meaning, prompt, isOpen }: RankInput): Ranking {
  const open = table.sessions.map((_, place) => isOpen(place));
  const isWanted = (number: number): boolean => open[table.sessionOf(number)] === true;
  const mostWords = highest(words.scores, isWanted);
  const mostMeaning = meaning === null ? 1 : highest(meaning, isWanted);
  const wordsOf = (number: number): number => (WORDS * (words.scores[number] ?? 0)) / mostWords;
  const meaningOf = (number: number): number => (MEANING * Math.max(0, meaning?.[number] ?? 0)) / mostMeaning;

  const own = new Float32Array(table.end);
  for (let number = 0; number < own.length; number += 1) {
    if (isWanted(number)) own[number] = wordsOf(number) + meaningOf(number);
  }
  const sessionScores = scoreSessions({ table, open, words: words.sessionScores, own, meaningOf, span: prompt.span });
  const ownOf = (number: number): number => (number < 0 ? 0 : (own[number] ?? 0));
  const neighboursOf = (number: number): number => {
    const previous = table.before(number);
    const long = previous < 0 ? -1 : table.before(previous);
    return BEFORE * ownOf(previous) + LONG_BEFORE * ownOf(long) + AFTER * ownOf(table.after(number));
  };
  const partsOf = (number: number): Omit<RecallScore, 'isPinned' | 'total'> => {
    const weight = table.standing(number) / MOST;
    return {
      words: wordsOf(number) * weight,
      meaning: meaningOf(number) * weight,
      neighbours: neighboursOf(number) * weight,
      session: (SESSION * (sessionScores[table.sessionOf(number)] ?? 0)) / MOST,
      time: timeScore(table, number, prompt) / MOST,
    };
  };

  const totals = new Float32Array(table.end);
  for (let number = 0; number < totals.length; number += 1) {
    if (isWanted(number)) totals[number] = sumOf(partsOf(number));
  }
  const explain = (number: number) => ({ ...partsOf(number), total: sumOf(partsOf(number)) });
  return { totals, sessionScores, explain };
}

function sumOf({ words, meaning, neighbours, session, time }: Omit<RecallScore, 'isPinned' | 'total'>): number {
  return words + meaning + neighbours + session + time;
}

/** The highest value of what is wanted; tiny where there is none, so that it can divide. */
function highest(values: Float32Array, isWanted: (place: number) => boolean): number {
  let most = Number.MIN_VALUE;
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0;
    if (value > most && isWanted(place)) most = value;
  }
  return most;
}

interface SessionEvidence {
  readonly table: MessageTable;
  readonly open: readonly boolean[];
  readonly words: Float32Array;
  readonly own: Float32Array;
  readonly meaningOf: (number: number) => number;
  readonly span: TimeSpan | null;
}

/** By the place of the session, 1 for the best; 0 for one that is not open. */
function scoreSessions({ table, open, words, own, meaningOf, span }: SessionEvidence): Float32Array {
  const best = new Float32Array(open.length);
  const nearest = new Float32Array(open.length);
  for (let number = 0; number < own.length; number += 1) {
    const place = table.sessionOf(number);
    const value = own[number] ?? 0;
    if (value <= 0) continue;
    if (value > (best[place] ?? 0)) best[place] = value;
    const near = meaningOf(number);
    if (near > (nearest[place] ?? 0)) nearest[place] = near;
  }
  const isOpen = (place: number): boolean => open[place] === true;
  const mostWords = highest(words, isOpen);
  const mostNear = highest(nearest, isOpen);
  const raw = words.map((value, place) => {
    const said = value / mostWords + BEST_MESSAGE * (best[place] ?? 0) + (NEAREST * (nearest[place] ?? 0)) / mostNear;
    // Of a time alone nothing is said.
    return isOpen(place) && said > 0 ? said + SESSION_TIME * sessionCloseness(table, place, span) : 0;
  });
  const most = highest(raw, isOpen);
  return raw.map((value) => value / most);
}

function sessionCloseness(table: MessageTable, place: number, span: TimeSpan | null): number {
  const numbers = table.sessions[place]?.numbers ?? [];
  const first = table.of(numbers[0] ?? -1);
  const last = table.of(numbers.at(-1) ?? -1);
  if (span === null || first === undefined || last === undefined) return 0;
  return first.createdAt < span.to && last.createdAt >= span.from ? 1 : closeness(first.createdAt, span);
}

/** For a prompt that names a time, how well the message's fits; for one that asks for a time or a number, whether it has one. */
function timeScore(table: MessageTable, number: number, { span, asksTime, asksNumber }: PromptTraits): number {
  if (span === null && !asksTime && !asksNumber) return 0;
  const message = table.of(number);
  if (message === undefined) return 0;
  const isHint = (asksTime && message.hasTime) || (asksNumber && message.hasNumber);
  return TIME * (isHint ? 1 : 0) + TIME * (span === null ? 0 : closeness(message.createdAt, span));
}

function closeness(at: number, { from, to }: TimeSpan): number {
  if (at < from) return 0;
  return at < to ? 1 : Math.exp((to - at) / AFTERWARDS_MS);
}
