import type { LecternChunk } from '../../shared/chat/message';
import type { JournalTurn } from '../ports';
import { pendingApprovals } from './pending-approvals';
import type { RestoredSession, TurnOutcome, TurnRef } from './session.machine';

export interface RestoredTurns {
  readonly machine: RestoredSession;
  /** The turn that the machine's `turn` names. */
  readonly turn: JournalTurn | null;
}

/** The turns that are not closed, oldest first: the one that ran, then what waits behind it. */
export function unclosedTurns(unsaved: readonly JournalTurn[]): readonly JournalTurn[] {
  return unsaved.filter((turn) => turn.status !== 'closed' && turn.status !== 'saved');
}

/** How the answer of a turn ended, when its chunks say so. */
export function outcomeOf(chunks: readonly LecternChunk[]): TurnOutcome | null {
  const finish = chunks.findLast((chunk) => chunk.type === 'finish');
  return finish?.type === 'finish' ? (finish.messageMetadata?.outcome ?? 'complete') : null;
}

/**
 * Where a session stands, from its unclosed turns and the chunks of the first one, whose answer is not finished. It asks
 * when its last approval has no answer; else a turn that was running is interrupted.
 */
export function restoreSession(unclosed: readonly JournalTurn[], chunks: readonly LecternChunk[]): RestoredTurns {
  const [turn, ...waiting] = unclosed;
  if (turn === undefined) return { machine: { state: 'idle', turn: null, queue: [], error: null }, turn: null };
  const rest = { turn: toRef(turn), queue: waiting.map(toRef) };
  const failed = turn.status === 'failed' || outcomeOf(chunks) === 'failed';
  if (failed) return { machine: { ...rest, state: 'failed', error: turn.error }, turn };
  const state = pendingApprovals(chunks).length > 0 ? 'awaitingApproval' : 'interrupted';
  return { machine: { ...rest, state, error: null }, turn };
}

function toRef({ promptId, answerId }: JournalTurn): TurnRef {
  return { promptId, answerId };
}
