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
const TIME = 0.3;
const MOST = (WORDS + MEANING) * (1 + BEFORE + LONG_BEFORE + AFTER) + SESSION + 2 * TIME;
/** Of a session's score: the messages as one text, the best message, the nearest meaning. */
const BEST_MESSAGE = 0.5;
const NEAREST = 1;
/** How long after a time people still speak of it. */
const AFTERWARDS_MS = 7 * 86_400_000;

/** Fuses what speaks for each message by score. */
export function rankMessages({ table, words, meaning, prompt, isOpen }: RankInput): Ranking {
  const { end } = table;
  const open = table.sessions.map((_, place) => isOpen(place));
  const isWanted = (number: number): boolean => open[table.sessionOf(number)] === true;
  let mostWords = Number.MIN_VALUE;
  let mostMeaning = Number.MIN_VALUE;
  for (let number = 0; number < end; number += 1) {
    if (!isWanted(number)) continue;
    mostWords = Math.max(mostWords, words.scores[number] ?? 0);
    mostMeaning = Math.max(mostMeaning, meaning?.[number] ?? 0);
  }
  const wordsOf = (number: number): number => (WORDS * (words.scores[number] ?? 0)) / mostWords;
  const meaningOf = (number: number): number => (MEANING * Math.max(0, meaning?.[number] ?? 0)) / mostMeaning;

  const own = new Float32Array(end);
  const best = new Float32Array(open.length);
  const nearest = new Float32Array(open.length);
  for (let number = 0; number < end; number += 1) {
    if (!isWanted(number)) continue;
    const near = meaningOf(number);
    const value = wordsOf(number) + near;
    const place = table.sessionOf(number);
    own[number] = value;
    if (value > (best[place] ?? 0)) best[place] = value;
    if (near > (nearest[place] ?? 0)) nearest[place] = near;
  }
  const sessionScores = scoreSessions(open, words.sessionScores, best, nearest);
  const ownOf = (number: number): number => (number < 0 ? 0 : (own[number] ?? 0));
  const neighboursOf = (number: number): number => {
    const previous = table.before(number);
    const long = previous < 0 ? -1 : table.before(previous);
    return BEFORE * ownOf(previous) + LONG_BEFORE * ownOf(long) + AFTER * ownOf(table.after(number));
  };
  const sessionOf = (number: number): number => SESSION * (sessionScores[table.sessionOf(number)] ?? 0);
  const hasTime = prompt.span !== null || prompt.asksTime || prompt.asksNumber;
  const timeOf = (number: number): number => (hasTime ? timeScore(table, number, prompt) : 0);

  const totals = new Float32Array(end);
  for (let number = 0; number < end; number += 1) {
    if (!isWanted(number)) continue;
    const said = (own[number] ?? 0) + neighboursOf(number);
    totals[number] = (said * table.standing(number) + sessionOf(number) + timeOf(number)) / MOST;
  }
  return {
    totals,
    sessionScores,
    explain(number) {
      const weight = table.standing(number) / MOST;
      const parts = {
        words: wordsOf(number) * weight,
        meaning: meaningOf(number) * weight,
        neighbours: neighboursOf(number) * weight,
        session: sessionOf(number) / MOST,
        time: timeOf(number) / MOST,
      };
      const total = parts.words + parts.meaning + parts.neighbours + parts.session + parts.time;
      return { total, ...parts };
    },
  };
}

function scoreSessions(
  open: readonly boolean[],
  words: Float32Array,
  best: Float32Array,
  nearest: Float32Array,
): Float32Array {
  const most = (values: Float32Array): number =>
    values.reduce((found, value, place) => (open[place] === true && value > found ? value : found), Number.MIN_VALUE);
  const mostWords = most(words);
  const mostNear = most(nearest);
  const raw = words.map((value, place) =>
    open[place] === true
      ? value / mostWords + BEST_MESSAGE * (best[place] ?? 0) + (NEAREST * (nearest[place] ?? 0)) / mostNear
      : 0,
  );
  const highest = most(raw);
  return raw.map((value) => value / highest);
}

/** For a prompt that names a time, how well the message's fits; for one that asks for a time or a number, whether it has one. */
function timeScore(table: MessageTable, number: number, { span, asksTime, asksNumber }: PromptTraits): number {
  const message = table.of(number);
  if (message === undefined) return 0;
  const isHint = (asksTime && message.hasTime) || (asksNumber && message.hasNumber);
  return TIME * (isHint ? 1 : 0) + TIME * (span === null ? 0 : closeness(message.createdAt, span));
}

function closeness(at: number, { from, to }: TimeSpan): number {
  if (at < from) return 0;
  return at < to ? 1 : Math.exp((to - at) / AFTERWARDS_MS);
}
