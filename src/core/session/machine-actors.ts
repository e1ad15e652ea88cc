import { fromCallback, fromPromise } from 'xstate';
import type { Decision } from '../../shared/domain/approval';
import type { SessionState } from '../../shared/domain/session';
import { findAppError } from '../errors';
import type { Log } from '../ports';
import type { SessionMachineEvent, TurnInput, TurnOutcome, TurnRef } from './session.machine';
import type { TurnSteps } from './turn-steps';

/** The machine's named actors, done by the steps of this session. What fails without a code is a bug, and logged. */
export function provideActors(steps: TurnSteps, log: Log) {
  const logged = async <T>(step: string, work: Promise<T>, signal?: AbortSignal): Promise<T> =>
    await work.catch((error: unknown) => {
      if (findAppError(error) === null && signal?.aborted !== true)
        log.error('a step of a turn failed', { step, error });
      throw error;
    });
  return {
    openTurn: fromPromise<void, TurnInput>(({ input }) => logged('open', steps.open(input.turn))),
    recall: fromPromise<void, TurnInput>(({ signal }) => steps.recall(signal)),
    generate: fromCallback<SessionMachineEvent, TurnInput>(({ sendBack }) => {
      const abort = new AbortController();
      logged('generate', steps.generate(abort.signal), abort.signal).then(
        (result) => {
          if (!abort.signal.aborted) sendBack({ type: 'generation.end', result });
        },
        (error: unknown) => {
          if (!abort.signal.aborted) sendBack({ type: 'generation.fail', error });
        },
      );
      return () => abort.abort();
    }),
    recordDecision: fromPromise<
      { readonly isLast: boolean },
      TurnInput & { readonly approvalId: string; readonly decision: Decision }
    >(({ input }) => logged('decide', steps.decide(input.approvalId, input.decision))),
    recordFailure: fromPromise<void, TurnInput & { readonly error: SessionState['error'] }>(({ input }) =>
      logged('fail', steps.fail(input.turn, input.error)),
    ),
    saveTurn: fromPromise<void, TurnInput & { readonly outcome: TurnOutcome }>(({ input }) =>
      logged('close', steps.close(input.outcome)),
    ),
    startAttempt: fromPromise<TurnRef, TurnInput>(({ input }) => logged('attempt', steps.startAttempt(input.turn))),
    selectHead: fromPromise<void, { readonly headId: string }>(({ input }) =>
      logged('select', steps.select(input.headId)),
    ),
  };
}
