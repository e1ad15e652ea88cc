import type { RecallScore } from '../../../shared/chat/message';
import type { MessageTable } from './message-table';
import { ASKED_FOR_SESSION } from './message-traits';
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
  /** Relatedness by number, 0 to 1; -1 for what has no vector (yet). Null when recall goes by words alone. */
  readonly meaning: Float32Array | null;
  readonly prompt: PromptTraits;
  /** Whether a session, by its place, may be recalled from. */
  readonly isOpen: (session: number) => boolean;
}

export interface Ranking {
  /** By the place of the session. */
  readonly sessionScores: Float32Array;
  /** Messages that may be recalled and wait for their vectors: what has no pieces never gets any. */
  readonly unembedded: number;
  /** 0 for what may not be recalled. Worked out when asked for, as nearly all there is matches nothing. */
  totalOf(number: number): number;
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
/** How long after a time people still speak of it: as long as it was, and a week at least. */
const AFTERWARDS_MS = 7 * 86_400_000;

/** Fuses what speaks for each message by score. Each pass goes by sessions: it is over all there are, for each recall. */
export function rankMessages({ table, words, meaning, prompt, isOpen }: RankInput): Ranking {
  const { numbers, starts, positions } = table.bySession();
  const places = Int32Array.from(table.sessions.keys()).filter(isOpen);
  const { scores } = words;
  const near = meaning ?? new Float32Array(table.end);
  const most = highestIn(places, scores, near, table);
  const wordScale = WORDS / most.word;
  const nearScale = MEANING / most.near;

  const wordsOf = (number: number): number => wordScale * (scores[number] ?? 0);
  // What is not embedded yet may not lose to what is: it means as much of the prompt as it says.
  const meantOf = (number: number): number => {
    const value = near[number] ?? 0;
    return value < 0 ? (MEANING / WORDS) * wordsOf(number) : nearScale * value;
  };

  // As `numbers`.
  const own = new Float32Array(numbers.length);
  const worths = table.worths();
  const unanswered = table.unanswered();
  const best = new Float32Array(table.sessions.length);
  const nearest = new Float32Array(table.sessions.length);
  let unembedded = 0;
  for (const place of places) {
    const end = starts[place + 1] ?? 0;
    let mostOwn = 0;
    let mostMeant = 0;
    for (let at = starts[place] ?? 0; at < end; at += 1) {
      const number = numbers[at] ?? 0;
      const nearness = near[number] ?? 0;
      const said = wordScale * (scores[number] ?? 0);
      if (nearness < 0 && (table.of(number)?.pieces ?? 0) > 0) unembedded += 1;
      const meant = nearness < 0 ? (MEANING / WORDS) * said : nearScale * nearness;
      const worth = worths[number] ?? 0;
      const value = worth * (said + meant);
      own[at] = value;
      const share = unanswered[number] === 1 ? ASKED_FOR_SESSION : 1;
      if (share * value > mostOwn) mostOwn = share * value;
      if (share * worth * meant > mostMeant) mostMeant = share * worth * meant;
    }
    best[place] = mostOwn;
    nearest[place] = mostMeant;
  }
  const sessionScores = scoreSessions({ table, places, words: words.sessionScores, best, nearest, span: prompt.span });
  const standings = table.standings();
  const open = new Uint8Array(table.sessions.length);
  for (const place of places) open[place] = 1;
  const timeOf = (number: number): number => timeScore(table, number, prompt);
  const aroundOf = (number: number): number => {
    const place = table.sessionOf(number);
    const [start, end] = [starts[place] ?? 0, starts[place + 1] ?? 0];
    const at = positions[number] ?? 0;
    const ownAt = (other: number): number => (other < start || other >= end ? 0 : (own[other] ?? 0));
    return BEFORE * ownAt(at - 1) + LONG_BEFORE * ownAt(at - 2) + AFTER * ownAt(at + 1);
  };
  return {
    sessionScores,
    unembedded,
    totalOf(number) {
      const place = table.sessionOf(number);
      if (open[place] !== 1) return 0;
      const worth = worths[number] ?? 0;
      const said = ((own[positions[number] ?? 0] ?? 0) + worth * aroundOf(number)) * (standings[number] ?? 0);
      return (said + worth * (SESSION * (sessionScores[place] ?? 0) + timeOf(number))) / MOST;
    },
    explain(number) {
      const worth = (worths[number] ?? 0) / MOST;
      const weight = (standings[number] ?? 0) * worth;
      const hasVector = (near[number] ?? 0) >= 0;
      const parts = {
        words: (hasVector ? wordsOf(number) : wordsOf(number) + meantOf(number)) * weight,
        meaning: hasVector ? meantOf(number) * weight : 0,
        neighbours: aroundOf(number) * weight,
        session: SESSION * (sessionScores[table.sessionOf(number)] ?? 0) * worth,
        time: timeOf(number) * worth,
      };
      const total = parts.words + parts.meaning + parts.neighbours + parts.session + parts.time;
      return { total, ...parts };
    },
  };
}

const TINY = 1e-9;

/** The highest of the values at the given places; tiny where there is none, so that it can divide. */
function highest(values: Float32Array, places: Int32Array): number {
  let most = TINY;
  for (let at = 0; at < places.length; at += 1) {
    const value = values[places[at] ?? 0] ?? 0;
    if (value > most) most = value;
  }
  return most;
}

/** The highest word score and meaning of the messages of the given sessions, each by what it is worth. */
function highestIn(
  places: Int32Array,
  scores: Float32Array,
  near: Float32Array,
  table: MessageTable,
): { readonly word: number; readonly near: number } {
  const { numbers, starts } = table.bySession();
  const worths = table.worths();
  const most = { word: TINY, near: TINY };
  for (const place of places) {
    const end = starts[place + 1] ?? 0;
    for (let at = starts[place] ?? 0; at < end; at += 1) {
      const number = numbers[at] ?? 0;
      const worth = worths[number] ?? 0;
      const word = worth * (scores[number] ?? 0);
      const meant = worth * (near[number] ?? 0);
      if (word > most.word) most.word = word;
      if (meant > most.near) most.near = meant;
    }
  }
  return most;
}

interface SessionEvidence {
  readonly table: MessageTable;
  /** Of the sessions that may be recalled from. */
  readonly places: Int32Array;
  readonly words: Float32Array;
  readonly best: Float32Array;
  readonly nearest: Float32Array;
  readonly span: TimeSpan | null;
}

/** By the place of the session, 1 for the best; 0 for one that may not be recalled from. */
function scoreSessions({ table, places, words, best, nearest, span }: SessionEvidence): Float32Array {
  const mostWords = highest(words, places);
  const mostNear = highest(nearest, places);
  const scores = new Float32Array(table.sessions.length);
  for (const place of places) {
    const said =
      (words[place] ?? 0) / mostWords +
      BEST_MESSAGE * (best[place] ?? 0) +
      (NEAREST * (nearest[place] ?? 0)) / mostNear;
    // Of a time alone nothing is said.
    scores[place] = said > 0 ? said + SESSION_TIME * sessionCloseness(table, place, span) : 0;
  }
  const most = highest(scores, places);
  return scores.map((score) => score / most);
}

function sessionCloseness(table: MessageTable, place: number, span: TimeSpan | null): number {
  if (span === null) return 0;
  const numbers = table.sessions[place]?.numbers ?? [];
  const first = table.of(numbers[0] ?? -1);
  const last = table.of(numbers.at(-1) ?? -1);
  if (first === undefined || last === undefined) return 0;
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
  return at < to ? 1 : Math.exp((to - at) / Math.max(AFTERWARDS_MS, to - from));
}
