import type { LecternChunk } from '../../shared/chat/message';
import type { Journal, JournalEntry, JournalTurn, SessionChange, TurnChange } from '../ports';
import { mergeDeltas } from './merge-deltas';

/** Gathers what a turn leaves into few writes. At most `delayMs` of it is not durable. */
export interface JournalWriter {
  write(chunk: LecternChunk): void;
  /** Changes the turn's and its session's row, in one write with the chunks around it. */
  change(turn: TurnChange, session?: SessionChange): void;
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

const NOTHING: JournalEntry = { chunks: [], turn: {}, session: {} };

export function createJournalWriter(
  journal: Journal,
  turn: Pick<JournalTurn, 'answerId' | 'sessionId'>,
  delayMs: number,
): JournalWriter {
  let waiting = NOTHING;
  let timer: NodeJS.Timeout | null = null;
  let round: NodeJS.Immediate | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const entry = waiting;
    waiting = NOTHING;
    if (entry === NOTHING) return;
    try {
      await journal.write(turn, { ...entry, chunks: mergeDeltas(entry.chunks) });
    } catch (error) {
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
    timer ??= setTimeout(flushLater, delayMs);
  };

  return {
    write: (chunk) => {
      waiting = join(waiting, { ...NOTHING, chunks: [chunk] });
      // What a tool did is written at the end of this round of the event loop, all else in batches.
      if (DEEDS.has(chunk.type)) round ??= setImmediate(flushLater);
      else flushSoon();
    },
    change: (change, session = {}) => {
      waiting = join(waiting, { ...NOTHING, turn: change, session });
      flushSoon();
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
