import type { SnapshotFrom } from 'xstate';
import type { SessionState } from '../../shared/domain/session';
import type { sessionMachine } from './session.machine';

export type Snapshot = SnapshotFrom<typeof sessionMachine>;

/** The machine's states in which no turn runs and none waits for an approval. */
const CLOSED = ['idle', 'selecting', 'failed', 'unsaved', 'interrupted'] as const;

/** True when no turn runs and none waits for an approval. */
export function isClosed(snapshot: Snapshot): boolean {
  return CLOSED.some((name) => snapshot.matches(name));
}

/** The answer of the turn that runs; null where none does, or one waits for the user. */
export function runningTurn(snapshot: Snapshot): string | null {
  if (isClosed(snapshot) || snapshot.matches('awaitingApproval')) return null;
  return snapshot.context.turn?.answerId ?? null;
}

/** What windows see of the machine: transitional states count as what they lead from or to, or as what is done in them. */
export function stateOf(snapshot: Snapshot): SessionState {
  const { turn, error } = snapshot.context;
  const turnId = turn?.answerId ?? null;
  if (snapshot.matches('awaitingApproval')) return { name: 'awaitingApproval', turnId, error: null };
  for (const name of ['failed', 'unsaved'] as const) {
    if (snapshot.matches(name)) return { name: 'failed', turnId, error };
  }
  if (snapshot.matches('failing')) return { name: 'saving', turnId, error: null };
  if (snapshot.matches('retrying')) return { name: 'opening', turnId, error: null };
  for (const name of ['opening', 'recalling', 'generating', 'saving', 'interrupted'] as const) {
    if (snapshot.matches(name)) return { name, turnId, error: null };
  }
  return { name: 'idle', turnId: null, error: null };
}
