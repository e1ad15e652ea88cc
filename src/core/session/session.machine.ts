import { assign, fromCallback, fromPromise, setup } from 'xstate';
import type { Decision } from '../../shared/domain/approval';
import type { ErrorData } from '../../shared/domain/error-data';
import { toErrorData } from '../errors';

/** A turn by its ids. The machine keeps ids and state, never text. */
export interface TurnRef {
  readonly promptId: string;
  readonly answerId: string;
}

/** How a turn ended. */
export type TurnOutcome = 'complete' | 'stopped' | 'failed' | 'interrupted';

/** Where a session stands when it is opened, as the journal tells it. */
export interface RestoredSession {
  readonly state: 'idle' | 'awaitingApproval' | 'failed' | 'interrupted';
  readonly turn: TurnRef | null;
  readonly queue: readonly TurnRef[];
  readonly error: ErrorData | null;
}

export interface SessionContext {
  readonly turn: TurnRef | null;
  readonly queue: readonly TurnRef[];
  readonly error: ErrorData | null;
  readonly outcome: TurnOutcome;
  readonly restored: RestoredSession['state'];
}

export type SessionMachineEvent =
  | { readonly type: 'turn.submit'; readonly turn: TurnRef }
  | { readonly type: 'turn.stop' }
  | { readonly type: 'turn.retry' }
  | { readonly type: 'approval.answer'; readonly approvalId: string; readonly decision: Decision }
  | { readonly type: 'prompt.withdraw'; readonly promptId: string }
  /** Ends a turn that failed or was interrupted, with what it left. */
  | { readonly type: 'turn.close' }
  /** Shows another path of the session. */
  | { readonly type: 'head.select'; readonly headId: string }
  | { readonly type: 'generation.end'; readonly result: 'complete' | 'approvalNeeded' }
  | { readonly type: 'generation.fail'; readonly error: unknown };

export interface TurnInput {
  readonly turn: TurnRef;
}

/** Replaced by the session, see `recallLimitMs`. */
const DELAYS = { recallLimit: 3_000 };

/**
 * One session's turns. Every step is a state with a named actor; what an actor does is provided by the live session.
 * The machine is never stored: `input` says where the journal left it.
 */
export const sessionMachine = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionMachineEvent,
    input: {} as RestoredSession,
  },
  actors: {
    openTurn: fromPromise<void, TurnInput>(unprovided),
    recall: fromPromise<void, TurnInput>(unprovided),
    generate: fromCallback<SessionMachineEvent, TurnInput>(unprovided),
    recordDecision: fromPromise<
      { readonly isLast: boolean },
      TurnInput & { readonly approvalId: string; readonly decision: Decision }
    >(unprovided),
    recordFailure: fromPromise<void, TurnInput & { readonly error: ErrorData | null }>(unprovided),
    saveTurn: fromPromise<void, TurnInput & { readonly outcome: TurnOutcome }>(unprovided),
    startAttempt: fromPromise<TurnRef, TurnInput>(unprovided),
    selectHead: fromPromise<void, { readonly headId: string }>(unprovided),
  },
  actions: {
    enqueue: assign(({ context, event }) =>
      event.type === 'turn.submit' ? { queue: [...context.queue, event.turn] } : {},
    ),
    withdraw: assign(({ context, event }) =>
      event.type === 'prompt.withdraw'
        ? { queue: context.queue.filter((turn) => turn.promptId !== event.promptId) }
        : {},
    ),
    takeNext: assign(({ context }) => ({
      turn: context.queue[0] ?? null,
      queue: context.queue.slice(1),
      error: null,
      outcome: 'complete' as const,
    })),
    endTurn: assign({ turn: null, error: null, outcome: 'complete' as const }),
    markStopped: assign({ outcome: 'stopped' as const }),
    markFailed: assign(({ context }) => ({
      outcome: context.outcome === 'interrupted' ? context.outcome : ('failed' as const),
    })),
    noteRecallSkipped: () => undefined,
    /** What an answer cites is settled as it ends: a stop that comes then goes without the rest of that. */
    endSettling: () => undefined,
    /** In the background: the turn has ended, and the next one does not wait for it. */
    makeTitle: () => undefined,
    /** What a model is asked next goes before a title. */
    giveUpTitle: () => undefined,
  },
  guards: {
    hasQueue: ({ context }) => context.queue.length > 0,
    isStopped: ({ context }) => context.outcome === 'stopped',
    hasAnswered: ({ context }) => context.outcome === 'complete' && context.queue.length === 0,
  },
  delays: DELAYS,
}).createMachine({
  id: 'session',
  context: ({ input }) => ({
    turn: input.turn,
    queue: input.queue,
    error: input.error,
    outcome: input.state === 'interrupted' ? 'interrupted' : 'complete',
    restored: input.state,
  }),
  initial: 'restoring',
  // A prompt that comes while a turn runs waits in order.
  on: { 'turn.submit': { actions: 'enqueue' }, 'prompt.withdraw': { actions: 'withdraw' } },
  states: {
    restoring: {
      always: [
        { guard: ({ context }) => context.restored === 'awaitingApproval', target: 'awaitingApproval' },
        { guard: ({ context }) => context.restored === 'failed', target: 'failed' },
        { guard: ({ context }) => context.restored === 'interrupted', target: 'interrupted' },
        { target: 'idle' },
      ],
    },
    idle: {
      always: { guard: 'hasQueue', target: 'opening', actions: 'takeNext' },
      on: { 'head.select': { target: 'selecting', actions: assign({ error: null }) } },
    },
    // A prompt that comes meanwhile follows the path that is being shown.
    selecting: {
      invoke: {
        src: 'selectHead',
        input: ({ event }) => ({ headId: event.type === 'head.select' ? event.headId : '' }),
        onDone: 'idle',
        onError: { target: 'idle', actions: assign({ error: ({ event }) => toErrorData(event.error) }) },
      },
    },
    opening: {
      entry: 'giveUpTitle',
      on: { 'turn.stop': { actions: 'markStopped' } },
      invoke: {
        src: 'openTurn',
        input: ({ context }) => ({ turn: turnOf(context) }),
        onDone: [{ guard: 'isStopped', target: 'saving' }, { target: 'recalling' }],
        onError: { target: 'failing', actions: assign({ error: ({ event }) => toErrorData(event.error) }) },
      },
    },
    recalling: {
      on: { 'turn.stop': { target: 'saving', actions: 'markStopped' } },
      after: { recallLimit: { target: 'generating', actions: 'noteRecallSkipped' } },
      invoke: {
        src: 'recall',
        input: ({ context }) => ({ turn: turnOf(context) }),
        onDone: 'generating',
        onError: { target: 'generating', actions: 'noteRecallSkipped' },
      },
    },
    generating: {
      on: {
        'turn.stop': { target: 'saving', actions: 'markStopped' },
        'generation.end': [
          { guard: ({ event }) => event.result === 'approvalNeeded', target: 'awaitingApproval' },
          { target: 'saving' },
        ],
        'generation.fail': { target: 'failing', actions: assign({ error: ({ event }) => toErrorData(event.error) }) },
      },
      invoke: { src: 'generate', input: ({ context }) => ({ turn: turnOf(context) }) },
    },
    awaitingApproval: {
      initial: 'asking',
      on: { 'turn.stop': { target: 'saving', actions: 'markStopped' } },
      states: {
        asking: { on: { 'approval.answer': 'deciding' } },
        deciding: {
          // Answers that come together are recorded one after the other; the last result counts.
          on: { 'approval.answer': { target: 'deciding', reenter: true } },
          invoke: {
            src: 'recordDecision',
            input: ({ context, event }) => ({
              turn: turnOf(context),
              approvalId: event.type === 'approval.answer' ? event.approvalId : '',
              decision: event.type === 'approval.answer' ? event.decision : 'deny',
            }),
            onDone: [
              { guard: ({ event }) => event.output.isLast, target: '#session.generating' },
              { target: 'asking' },
            ],
            onError: {
              target: '#session.failing',
              actions: assign({ error: ({ event }) => toErrorData(event.error) }),
            },
          },
        },
      },
    },
    failing: {
      on: { 'turn.stop': { actions: 'endSettling' } },
      invoke: {
        src: 'recordFailure',
        input: ({ context }) => ({ turn: turnOf(context), error: context.error }),
        // What waits behind a failed turn goes on.
        onDone: [{ guard: 'hasQueue', target: 'saving', actions: 'markFailed' }, { target: 'failed' }],
        // The journal could not take it: the window still learns why, and what streamed stays shown.
        onError: 'failed',
      },
    },
    failed: {
      entry: 'markFailed',
      on: {
        'turn.retry': 'retrying',
        // Going on past a failed turn keeps what it left.
        'turn.submit': { target: 'saving', actions: 'enqueue' },
        'turn.close': 'saving',
      },
    },
    interrupted: {
      on: {
        'turn.retry': 'retrying',
        'turn.submit': { target: 'saving', actions: 'enqueue' },
        'turn.close': 'saving',
      },
    },
    retrying: {
      on: { 'turn.stop': { actions: ['markStopped', 'endSettling'] } },
      invoke: {
        src: 'startAttempt',
        input: ({ context }) => ({ turn: turnOf(context) }),
        onDone: {
          target: 'opening',
          actions: assign(({ context, event }) => ({
            turn: event.output,
            error: null,
            // A stop that came meanwhile ends the attempt as soon as it is open.
            outcome: context.outcome === 'stopped' ? context.outcome : ('complete' as const),
          })),
        },
        onError: { target: 'failed', actions: assign({ error: ({ event }) => toErrorData(event.error) }) },
      },
    },
    saving: {
      on: { 'turn.stop': { actions: 'endSettling' } },
      invoke: {
        src: 'saveTurn',
        input: ({ context }) => ({ turn: turnOf(context), outcome: context.outcome }),
        onDone: [
          { guard: 'hasAnswered', target: 'idle', actions: ['makeTitle', 'endTurn'] },
          { target: 'idle', actions: 'endTurn' },
        ],
        onError: {
          target: 'unsaved',
          actions: assign({ error: ({ event }) => toErrorData(event.error) }),
        },
      },
    },
    // The turn ended as its outcome says; only its end is not durable.
    unsaved: {
      on: {
        'turn.retry': 'saving',
        'turn.submit': { target: 'saving', actions: 'enqueue' },
        'turn.close': 'saving',
      },
    },
  },
});

function turnOf(context: SessionContext): TurnRef {
  if (context.turn === null) throw new Error('a turn state without a turn');
  return context.turn;
}

function unprovided(): never {
  throw new Error('the live session provides this actor');
}
