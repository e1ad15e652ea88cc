import type { Decision } from '../../../../shared/domain/approval';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { errorDataOf } from '../../bridge/error-data-of';
import { wording } from '../../../../shared/text/wording';
import { createStore, type Store } from '../../bridge/store';

export interface ApprovalAnswer {
  readonly state: Store<{ readonly isSending: boolean; readonly error: ErrorData | null }>;
  /** Does nothing while a decision is on its way. Never rejects. */
  decide(decision: Decision): Promise<void>;
}

/** One decision at a time. The stream takes the card away; a card that stays can be answered again. */
export function createApprovalAnswer(send: (decision: Decision) => Promise<void>): ApprovalAnswer {
  const state: ApprovalAnswer['state'] = createStore({ isSending: false, error: null });
  return {
    state,
    async decide(decision) {
      if (state.get().isSending) return;
      state.set({ isSending: true, error: null });
      try {
        await send(decision);
        state.set({ isSending: false, error: null });
      } catch (error) {
        state.set({ isSending: false, error: errorDataOf(error) });
      }
    },
  };
}

/** What a key answers while the card has the focus. `host` is null where there is none to allow for good. */
export function decisionOfKey(key: string, host: string | null): Decision | null {
  switch (key.toUpperCase()) {
    case wording.approval.approveKey:
      return 'approve';
    case wording.approval.alwaysKey:
      return host === null ? null : 'always';
    case wording.approval.denyKey:
      return 'deny';
    default:
      return null;
  }
}
