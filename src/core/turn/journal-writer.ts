import type { LecternChunk } from '../../shared/chat/message';
import { AppError } from '../errors';
import { loopShare } from '../loop-share';
import type { Journal, JournalEntry, JournalTurn, Log, SessionChange, TurnChange } from '../ports';
import { mergeDeltas } from './merge-deltas';

/**
 * Gathers what a turn leaves into few writes. At most `delayMs` of it is not durable; more while the journal fails, which is
 * logged once and tried less and less often.
 */
export interface JournalWriter {
  write(chunk: LecternChunk): void;
  /** Changes the turn's and its session's row, in one write with the chunks around it. */
  change(turn: TurnChange, session?: SessionChange): void;
  /** Puts other chunks in the place of all that was written so far; what is written from now on follows them. */
  replace(chunks: readonly LecternChunk[]): Promise<void>;
  /** Resolves when all that was written is durable; rejects when the journal could not take it. */
  flush(): Promise<void>;
  /**
   * Resolves when more may be written: later where the journal is slow and much waits for it, at once where it fails, so
   * that what comes is shown all the same. Errors: `turn.unwritten`, when it fails and too much waits.
   */
  room(): Promise<void>;
}

/** Says that a tool ran, asked or was decided on: what must not be done again. */
const DEEDS = new Set<LecternChunk['type']>([
  'tool-input-available',
  'tool-approval-request',
  'tool-approval-response',
  'tool-output-available',
  'tool-output-error',
  'tool-output-denied',
]);

/** So many chunks are written at once, without waiting for more: what streams fast is at risk for less than `delayMs`. */
const MAX_WAITING = 12;

/** A journal that fails is tried at least every `delayMs` times two to this power. */
const MAX_DOUBLINGS = 7;

/** Characters of a stream that may wait for a slow journal, and at most while it fails: more than any model says in a turn. */
const MAX_BEHIND = 256 * 1_024;
const MAX_UNWRITTEN = 8 * 1_024 * 1_024;

/** What is gathered. Chunks are added in place: while the journal is slow, many wait. */
interface Waiting extends JournalEntry {
  readonly chunks: LecternChunk[];
}

export function createJournalWriter(
  journal: Journal,
  turn: Pick<JournalTurn, 'answerId' | 'sessionId'>,
  delayMs: number,
  log: Log,
): JournalWriter {
  let waiting: Waiting | null = null;
  /** Characters of what waits and of what is being written. */
  let unwritten = 0;
  /** How often in a row the journal did not take what waits. */
  let failures = 0;
  let timer: NodeJS.Timeout | null = null;
  let round: NodeJS.Immediate | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    // Each write holds up main's loop until it is durable: many turns write beside each other.
    await loopShare();
    if (waiting === null) return;
    const entry = { ...waiting, chunks: mergeDeltas(waiting.chunks) };
    waiting = null;
    try {
      await journal.write(turn, entry);
      failures = 0;
      unwritten -= lengthOf(entry.chunks);
    } catch (error) {
      if (failures === 0) log.warn('a turn is not journalled', { answerId: turn.answerId, error });
      failures += 1;
      // Kept in order for the next flush: a disk that was full may have room by then.
      waiting = join(entry, waiting);
      throw error;
    }
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    if (round !== null) clearImmediate(round);
    timer = null;
    round = null;
    writing = writing.catch(() => undefined).then(write);
    return writing;
  };
  const isBehind = (): boolean => unwritten > MAX_BEHIND && failures === 0;
  // Whoever waits for a flush hears of a failure; the next flush tries again.
  const flushLater = (): void => void flush().catch(() => undefined);
  const flushSoon = (): void => {
    timer ??= setTimeout(flushLater, delayMs * 2 ** Math.min(failures, MAX_DOUBLINGS));
  };

  return {
    write: (chunk) => {
      waiting ??= nothing();
      waiting.chunks.push(chunk);
      unwritten += lengthOf([chunk]);
      // What a tool did, and what is much, is written at the end of this round of the event loop, all else in batches.
      const isUrgent = DEEDS.has(chunk.type) || waiting.chunks.length >= MAX_WAITING;
      if (isUrgent && failures === 0) round ??= setImmediate(flushLater);
      else flushSoon();
    },
    change: (change, session = {}) => {
      waiting = join(waiting ?? nothing(), { chunks: [], turn: change, session });
      flushSoon();
    },
    replace: (chunks) => {
      const replaced = waiting?.chunks ?? [];
      if (waiting !== null) waiting = { ...waiting, chunks: [] };
      writing = writing
        .catch(() => undefined)
        .then(async () => {
          try {
            await journal.replaceChunks(turn.answerId, chunks);
            unwritten -= lengthOf(replaced);
          } catch (error) {
            waiting = join({ ...nothing(), chunks: replaced }, waiting);
            flushSoon();
            throw error;
          }
        });
      return writing;
    },
    flush,
    async room() {
      while (isBehind()) await flush().catch(() => undefined);
      if (unwritten > MAX_UNWRITTEN) throw new AppError('turn.unwritten');
    },
  };
}

function nothing(): Waiting {
  return { chunks: [], turn: {}, session: {} };
}

function join(first: JournalEntry, second: JournalEntry | null): Waiting {
  return {
    chunks: [...first.chunks, ...(second?.chunks ?? [])],
    turn: { ...first.turn, ...second?.turn },
    session: { ...first.session, ...second?.session },
  };
}

/** Characters that were streamed; what tools give is bounded by itself. Joining deltas changes nothing of it. */
function lengthOf(chunks: readonly LecternChunk[]): number {
  return chunks.reduce((sum, chunk) => sum + ('delta' in chunk ? chunk.delta.length : 0), 0);
}
