import type { JournalTurn } from '../ports';
import type { RestoredSession, TurnRef } from './session.machine';

export interface RestoredTurns {
  readonly machine: RestoredSession;
  /** The turn that the machine's `turn` names. */
  readonly turn: JournalTurn | null;
}

/** Where a session stands, from its unsaved turns (oldest first). A turn that was running is interrupted. */
export function restoreSession(unsaved: readonly JournalTurn[]): RestoredTurns {
  const unclosed = unsaved.filter((turn) => turn.status !== 'closed' && turn.status !== 'saved');
  const [turn, ...waiting] = unclosed;
  if (turn === undefined) return { machine: { state: 'idle', turn: null, queue: [], error: null }, turn: null };
  const queue = waiting.map(toRef);
  switch (turn.status) {
    case 'awaitingApproval':
      return { machine: { state: 'awaitingApproval', turn: toRef(turn), queue, error: null }, turn };
    case 'failed':
      return { machine: { state: 'failed', turn: toRef(turn), queue, error: turn.error }, turn };
    default:
      return { machine: { state: 'interrupted', turn: toRef(turn), queue, error: null }, turn };
  }
}

export function toRef({ promptId, answerId }: JournalTurn): TurnRef {
  return { promptId, answerId };
}
