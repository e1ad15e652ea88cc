import type { LecternChunk } from '../../shared/chat/message';
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

const NOTHING: JournalEntry = { chunks: [], turn: {}, session: {} };

export function createJournalWriter(
  journal: Journal,
  turn: Pick<JournalTurn, 'answerId' | 'sessionId'>,
  delayMs: number,
  log: Log,
): JournalWriter {
  let waiting = NOTHING;
  /** How often in a row the journal did not take what waits. */
  let failures = 0;
  let timer: NodeJS.Timeout | null = null;
  let round: NodeJS.Immediate | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const entry = waiting;
    waiting = NOTHING;
    if (entry === NOTHING) return;
    try {
      await journal.write(turn, { ...entry, chunks: mergeDeltas(entry.chunks) });
      failures = 0;
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
  // Whoever waits for a flush hears of a failure; the next flush tries again.
  const flushLater = (): void => void flush().catch(() => undefined);
  const flushSoon = (): void => {
    timer ??= setTimeout(flushLater, delayMs * 2 ** Math.min(failures, MAX_DOUBLINGS));
  };

  return {
    write: (chunk) => {
      waiting = join(waiting, { ...NOTHING, chunks: [chunk] });
      // What a tool did, and what is much, is written at the end of this round of the event loop, all else in batches.
      const isUrgent = DEEDS.has(chunk.type) || waiting.chunks.length >= MAX_WAITING;
      if (isUrgent && failures === 0) round ??= setImmediate(flushLater);
      else flushSoon();
    },
    change: (change, session = {}) => {
      waiting = join(waiting, { ...NOTHING, turn: change, session });
      flushSoon();
    },
    replace: (chunks) => {
      const { chunks: unwritten } = waiting;
      waiting = { ...waiting, chunks: [] };
      writing = writing
        .catch(() => undefined)
        .then(async () => {
          try {
            await journal.replaceChunks(turn.answerId, chunks);
          } catch (error) {
            waiting = join({ ...NOTHING, chunks: unwritten }, waiting);
            flushSoon();
            throw error;
          }
        });
      return writing;
    },
    flush,
  };
}

function join(first: JournalEntry, second: JournalEntry): JournalEntry {
  return {
    chunks: [...first.chunks, ...second.chunks],
    turn: { ...first.turn, ...second.turn },
    session: { ...first.session, ...second.session },
  };
}
