import type { ErrorData } from '../../../shared/domain/error-data';
import { errorDataOf } from '../bridge/error-data-of';
import { createStore, type Store } from '../bridge/store';

/** The requests of one form, one at a time: whether one runs, and why the last one failed. */
export interface FormRequest {
  readonly state: Store<{ readonly isRunning: boolean; readonly error: ErrorData | null }>;
  /** Does nothing while another runs. Never rejects. */
  send<T>(request: () => Promise<T>, onAnswer: (answer: T) => void): Promise<void>;
  /** The form has gone: what is still answered is not taken, for it would close or change what came after. */
  close(): void;
}

export function createFormRequest(onLateFailure: (error: unknown) => void): FormRequest {
  const state: FormRequest['state'] = createStore({ isRunning: false, error: null });
  let isClosed = false;
  return {
    state,
    async send(request, onAnswer) {
      if (state.get().isRunning) return;
      state.set({ isRunning: true, error: null });
      try {
        const answer = await request();
        if (!isClosed) onAnswer(answer);
        state.set({ isRunning: false, error: null });
      } catch (error) {
        if (isClosed) onLateFailure(error);
        state.set({ isRunning: false, error: errorDataOf(error) });
      }
    },
    close: () => {
      isClosed = true;
    },
  };
}
