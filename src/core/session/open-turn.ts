import type { LecternChunk } from '../../shared/chat/message';
import type { ErrorData } from '../../shared/domain/error-data';
import type { LiveEvent } from './session-stream';
import type { Journal, JournalTurn, Log, SessionChange, TurnChange } from '../ports';
import { createJournalWriter } from '../turn/journal-writer';
import { promptMessage } from '../turn/pending-saves';

const JOURNAL_DELAY_MS = 50;

/** The turn that is not closed yet: its chunks so far, and the one way in which chunks are added. */
export interface OpenTurn {
  readonly turn: JournalTurn;
  readonly chunks: readonly LecternChunk[];
  /** Takes words out of what was published; resolves true once the journal has them no more, false when none were there. */
  scrub(change: Scrub): Promise<boolean>;
  /** Shows a chunk in every window and journals it. */
  publish(chunk: LecternChunk): void;
  /** Changes the turn's row and its session's, in one write with the next chunks. */
  record(turn: TurnChange, session?: SessionChange): void;
  /** Resolves when all that was published and recorded is durable. */
  flush(): Promise<void>;
  /** Resolves when more may be published of what streams. Errors: `turn.unwritten`. */
  room(): Promise<void>;
}

export interface OpenTurnOptions {
  readonly turn: JournalTurn;
  /** Chunks that the journal has already, from before a restart. */
  readonly journalled: readonly LecternChunk[];
  readonly journal: Journal;
  readonly emit: (event: LiveEvent) => void;
  readonly log: Log;
}

export type HadBefore = (turn: JournalTurn, chunks: readonly LecternChunk[]) => boolean;

/** Takes quotations of forgotten messages out of what is of a turn. */
export interface Scrub {
  isForgotten(messageId: string): boolean;
  /** Whether a turn had one of them before it. */
  had: HadBefore;
  /** Gives null when there is nothing to change. */
  inChunks(chunks: readonly LecternChunk[], turn: JournalTurn): readonly LecternChunk[] | null;
  /** Of why a turn failed, which may repeat what a server was sent; null when there is nothing to change. */
  inError(error: ErrorData, turn: JournalTurn, chunks: readonly LecternChunk[]): ErrorData | null;
}

/** Opens a turn in the stream: its prompt, then what the journal has of its answer. */
export function createOpenTurn({ turn, journalled, journal, emit, log }: OpenTurnOptions): OpenTurn {
  const chunks: LecternChunk[] = [...journalled];
  const writer = createJournalWriter(journal, turn, JOURNAL_DELAY_MS, log);
  const show = (chunk: LecternChunk): void => emit({ type: 'chunk', messageId: turn.answerId, chunk });

  emit({ type: 'prompt', message: promptMessage(turn), answerId: turn.answerId });
  for (const chunk of journalled) show(chunk);
  return {
    turn,
    chunks,
    publish: (chunk) => {
      chunks.push(chunk);
      show(chunk);
      writer.write(chunk);
    },
    async scrub(change) {
      const changed = change.inChunks(chunks, turn);
      if (changed === null) return false;
      chunks.splice(0, chunks.length, ...changed);
      await writer.replace(changed);
      return true;
    },
    record: writer.change,
    flush: writer.flush,
    room: writer.room,
  };
}
