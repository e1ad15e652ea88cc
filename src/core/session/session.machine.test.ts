import { createActor, fromCallback, fromPromise, SimulatedClock, type AnyActorRef } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../shared/domain/approval';
import type { ErrorData } from '../../shared/domain/error-data';
import { AppError } from '../errors';
import {
  sessionMachine,
  type RestoredSession,
  type SessionContext,
  type SessionMachineEvent,
  type TurnInput,
  type TurnOutcome,
  type TurnRef,
} from './session.machine';

const first: TurnRef = { promptId: 'p1', answerId: 'a1' };
const second: TurnRef = { promptId: 'p2', answerId: 'a2' };
const idle: RestoredSession = { state: 'idle', turn: null, queue: [], error: null };

/** A machine whose actors end when the test says so. */
function createSteppedSession(input: RestoredSession = idle) {
  const started: string[] = [];
  const steps = new Map<string, { resolve(value?: unknown): void; reject(error: unknown): void }>();
  const actions: string[] = [];
  const titles: string[] = [];
  let send: ((event: SessionMachineEvent) => void) | null = null;
  const promised = <Output, Input>(name: string) =>
    fromPromise<Output, Input>(({ signal }) => {
      started.push(name);
      const { promise, resolve, reject } = Promise.withResolvers<Output>();
      steps.set(name, { resolve, reject });
      signal.addEventListener('abort', () => started.push(`${name} aborted`));
      return promise;
    });
  const clock = new SimulatedClock();
  const actor = createActor(
    sessionMachine.provide({
      actors: {
        openTurn: promised<void, TurnInput>('openTurn'),
        recall: promised<void, TurnInput>('recall'),
        recordDecision: promised<{ isLast: boolean }, TurnInput & { approvalId: string; decision: Decision }>(
          'recordDecision',
        ),
        recordFailure: promised<void, TurnInput & { error: ErrorData | null }>('recordFailure'),
        saveTurn: promised<void, TurnInput & { outcome: TurnOutcome }>('saveTurn'),
        startAttempt: promised<TurnRef, TurnInput>('startAttempt'),
        selectHead: promised<void, { headId: string }>('selectHead'),
        generate: fromCallback(({ sendBack }) => {
          started.push('generate');
          send = sendBack;
          return () => started.push('generate ended');
        }),
      },
      actions: {
        noteRecallSkipped: () => actions.push('noteRecallSkipped'),
        endSettling: () => actions.push('endSettling'),
        makeTitle: ({ context }) => titles.push(`made after ${context.turn?.answerId}`),
        giveUpTitle: ({ context }) => titles.push(`given up for ${context.turn?.answerId}`),
      },
    }),
    { input, clock },
  );
  actor.start();
  return {
    actor,
    clock,
    started,
    actions,
    titles,
    state: () => JSON.stringify(actor.getSnapshot().value).replaceAll('"', ''),
    async finish(name: string, value?: unknown) {
      steps.get(name)?.resolve(value);
      await settle(actor);
    },
    async breakOff(name: string, error: unknown) {
      steps.get(name)?.reject(error);
      await settle(actor);
    },
    generated: (event: SessionMachineEvent) => send?.(event),
  };
}

/** Promise actors report in a microtask. */
async function settle(_actor: AnyActorRef): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

async function atGenerating() {
  const session = createSteppedSession();
  session.actor.send({ type: 'turn.submit', turn: first });
  await session.finish('openTurn');
  await session.finish('recall');
  return session;
}

describe('the session machine', () => {
  it('runs the canonical turn', async () => {
    const session = createSteppedSession();
    const states = [session.state()];
    session.actor.send({ type: 'turn.submit', turn: first });
    states.push(session.state());
    await session.finish('openTurn');
    states.push(session.state());
    await session.finish('recall');
    states.push(session.state());
    session.generated({ type: 'generation.end', result: 'complete' });
    states.push(session.state());
    await session.finish('saveTurn');
    states.push(session.state());
    expect(states).toEqual(['idle', 'opening', 'recalling', 'generating', 'saving', 'idle']);
  });

  it('goes through approval and back with the same turn', async () => {
    const session = await atGenerating();
    session.generated({ type: 'generation.end', result: 'approvalNeeded' });
    const states = [session.state()];
    session.actor.send({ type: 'approval.answer', approvalId: 'x', decision: 'always' });
    states.push(session.state());
    await session.finish('recordDecision', { isLast: false });
    states.push(session.state());
    session.actor.send({ type: 'approval.answer', approvalId: 'y', decision: 'deny' });
    await session.finish('recordDecision', { isLast: true });
    states.push(session.state());
    expect(states).toEqual([
      '{awaitingApproval:asking}',
      '{awaitingApproval:deciding}',
      '{awaitingApproval:asking}',
      'generating',
    ]);
    expect(session.actor.getSnapshot().context.turn).toEqual(first);
  });

  it('records answers that come together one after the other, and fails when one cannot be recorded', async () => {
    const session = await atGenerating();
    session.generated({ type: 'generation.end', result: 'approvalNeeded' });
    session.actor.send({ type: 'approval.answer', approvalId: 'x', decision: 'deny' });
    session.actor.send({ type: 'approval.answer', approvalId: 'y', decision: 'deny' });
    expect(session.started.filter((name) => name.startsWith('recordDecision'))).toEqual([
      'recordDecision',
      'recordDecision aborted',
      'recordDecision',
    ]);
    await session.breakOff('recordDecision', new AppError('data.full'));
    expect([session.state(), session.actor.getSnapshot().context.error?.code]).toEqual(['failing', 'data.full']);
  });

  it('stops in every state of a turn, and saves what there is', async () => {
    const opening = createSteppedSession();
    opening.actor.send({ type: 'turn.submit', turn: first });
    opening.actor.send({ type: 'turn.stop' });
    await opening.finish('openTurn');
    const recalling = createSteppedSession();
    recalling.actor.send({ type: 'turn.submit', turn: first });
    await recalling.finish('openTurn');
    recalling.actor.send({ type: 'turn.stop' });
    const generating = await atGenerating();
    generating.actor.send({ type: 'turn.stop' });
    const asking = await atGenerating();
    asking.generated({ type: 'generation.end', result: 'approvalNeeded' });
    asking.actor.send({ type: 'turn.stop' });
    const retrying = await atGenerating();
    retrying.generated({ type: 'generation.fail', error: new Error('gone') });
    await retrying.finish('recordFailure');
    retrying.actor.send({ type: 'turn.retry' });
    retrying.actor.send({ type: 'turn.stop' });
    await retrying.finish('startAttempt', first);
    await retrying.finish('openTurn');
    const stopped = [opening, recalling, generating, asking, retrying];
    expect(stopped.map((session) => [session.state(), session.actor.getSnapshot().context.outcome])).toEqual(
      stopped.map(() => ['saving', 'stopped']),
    );
    expect(recalling.started).toContain('recall aborted');
    expect(generating.started).toContain('generate ended');
  });

  it('goes on without recall when it fails or takes too long', async () => {
    const failing = createSteppedSession();
    failing.actor.send({ type: 'turn.submit', turn: first });
    await failing.finish('openTurn');
    await failing.breakOff('recall', new Error('broken'));
    const slow = createSteppedSession();
    slow.actor.send({ type: 'turn.submit', turn: first });
    await slow.finish('openTurn');
    slow.clock.increment(3_000);
    expect([failing.state(), failing.actions]).toEqual(['generating', ['noteRecallSkipped']]);
    expect([slow.state(), slow.actions]).toEqual(['generating', ['noteRecallSkipped']]);
    expect(slow.started).toContain('recall aborted');
  });

  it('fails with the error as data, and retries as a new attempt', async () => {
    const session = await atGenerating();
    session.generated({ type: 'generation.fail', error: new AppError('model.refused', { address: 'x' }) });
    const failing = session.state();
    await session.finish('recordFailure');
    const { error } = session.actor.getSnapshot().context;
    expect([failing, session.state(), error]).toEqual([
      'failing',
      'failed',
      { code: 'model.refused', params: { address: 'x' } },
    ]);
    session.actor.send({ type: 'turn.retry' });
    await session.finish('startAttempt', second);
    expect([session.state(), session.actor.getSnapshot().context]).toMatchObject([
      'opening',
      { turn: second, error: null },
    ]);
  });

  it('fails when the turn cannot be opened, and when the failure cannot be journalled either', async () => {
    const session = createSteppedSession();
    session.actor.send({ type: 'turn.submit', turn: first });
    await session.breakOff('openTurn', new Error('disk'));
    await session.breakOff('recordFailure', new Error('disk'));
    expect([session.state(), session.actor.getSnapshot().context.error]).toEqual([
      'failed',
      { code: 'internal', params: {} },
    ]);
  });

  it('retries an interrupted turn, and fails when no attempt can be made', async () => {
    const states = [];
    for (const attempt of [second, new AppError('data.full')]) {
      const session = createSteppedSession({ state: 'interrupted', turn: first, queue: [], error: null });
      session.actor.send({ type: 'turn.retry' });
      if (attempt instanceof AppError) await session.breakOff('startAttempt', attempt);
      else await session.finish('startAttempt', attempt);
      const { turn, error, outcome } = session.actor.getSnapshot().context;
      states.push([session.state(), turn, error?.code, outcome]);
    }
    expect(states).toEqual([
      ['opening', second, undefined, 'complete'],
      ['failed', first, 'data.full', 'interrupted'],
    ]);
  });

  it('goes on to what waits behind a turn that failed, once the failure is recorded', async () => {
    const session = await atGenerating();
    session.actor.send({ type: 'turn.submit', turn: second });
    session.generated({ type: 'generation.fail', error: new AppError('model.refused') });
    await session.finish('recordFailure');
    expect([session.state(), session.actor.getSnapshot().context]).toMatchObject(['saving', { outcome: 'failed' }]);
    await session.finish('saveTurn');
    expect([session.state(), session.actor.getSnapshot().context]).toMatchObject(['opening', { turn: second }]);
  });

  it('queues prompts in order, lets one be withdrawn, and takes the next when the turn is saved', async () => {
    const session = await atGenerating();
    const third = { promptId: 'p3', answerId: 'a3' };
    session.actor.send({ type: 'turn.submit', turn: second });
    session.actor.send({ type: 'turn.submit', turn: third });
    session.actor.send({ type: 'prompt.withdraw', promptId: 'p2' });
    session.generated({ type: 'generation.end', result: 'complete' });
    await session.finish('saveTurn');
    expect([session.state(), session.actor.getSnapshot().context]).toMatchObject([
      'opening',
      { turn: third, queue: [] },
    ]);
  });

  it('a title is made once a whole answer is saved and nothing waits, and is given up for the next turn', async () => {
    const session = await atGenerating();
    session.actor.send({ type: 'turn.submit', turn: second });
    session.generated({ type: 'generation.end', result: 'complete' });
    await session.finish('saveTurn');
    await session.finish('openTurn');
    await session.finish('recall');
    session.generated({ type: 'generation.end', result: 'complete' });
    const before = [...session.titles];
    await session.finish('saveTurn');
    session.actor.send({ type: 'turn.submit', turn: { promptId: 'p3', answerId: 'a3' } });
    await session.finish('openTurn');
    session.actor.send({ type: 'turn.stop' });
    await session.finish('saveTurn');
    expect([before, session.titles.slice(before.length)]).toEqual([
      ['given up for a1', 'given up for a2'],
      ['made after a2', 'given up for a3'],
    ]);
  });

  it('a save that fails keeps the turn and its outcome, and retry saves it again', async () => {
    const session = await atGenerating();
    session.generated({ type: 'generation.end', result: 'complete' });
    await session.breakOff('saveTurn', new AppError('data.full'));
    const { error, outcome } = session.actor.getSnapshot().context;
    expect([session.state(), error, outcome]).toEqual(['unsaved', { code: 'data.full', params: {} }, 'complete']);
    session.actor.send({ type: 'turn.retry' });
    const retried = session.state();
    await session.finish('saveTurn');
    expect([retried, session.state(), session.started.includes('startAttempt')]).toEqual(['saving', 'idle', false]);
  });

  it('going on past a turn that could not be saved saves it first', async () => {
    const session = await atGenerating();
    session.actor.send({ type: 'turn.stop' });
    await session.breakOff('saveTurn', new AppError('data.full'));
    session.actor.send({ type: 'turn.submit', turn: second });
    const { outcome, turn, queue } = session.actor.getSnapshot().context;
    expect([session.state(), outcome, turn, queue]).toEqual(['saving', 'stopped', first, [second]]);
  });

  it.each(['awaitingApproval', 'failed', 'interrupted'] as const)('starts in %s when the journal says so', (state) => {
    const session = createSteppedSession({ state, turn: first, queue: [second], error: null });
    expect(session.state()).toContain(state);
    expect(session.actor.getSnapshot().context.queue).toEqual([second]);
  });

  it('going on past a failed or interrupted turn saves it with its outcome first', async () => {
    const outcomes = (['failed', 'interrupted'] as const).map((state) => {
      const session = createSteppedSession({ state, turn: first, queue: [], error: null });
      session.actor.send({ type: 'turn.submit', turn: second });
      return [session.state(), session.actor.getSnapshot().context.outcome];
    });
    expect(outcomes).toEqual([
      ['saving', 'failed'],
      ['saving', 'interrupted'],
    ]);
  });

  it('shows another path only at rest; a prompt that comes meanwhile follows it, and a failure is told', async () => {
    const session = createSteppedSession();
    session.actor.send({ type: 'head.select', headId: 'x' });
    session.actor.send({ type: 'turn.submit', turn: first });
    const states = [session.state()];
    await session.finish('selectHead');
    states.push(session.state());
    session.actor.send({ type: 'head.select', headId: 'y' });
    expect([...states, session.state(), session.started]).toEqual([
      'selecting',
      'opening',
      'opening',
      ['selectHead', 'openTurn'],
    ]);
    const refused = createSteppedSession();
    refused.actor.send({ type: 'head.select', headId: 'x' });
    await refused.breakOff('selectHead', new AppError('data.full'));
    expect([refused.state(), refused.actor.getSnapshot().context.error?.code]).toEqual(['idle', 'data.full']);
  });

  it('ends what failed, was interrupted or is not saved, when asked to', async () => {
    const closed = (['failed', 'interrupted'] as const).map((state) => {
      const session = createSteppedSession({ state, turn: first, queue: [], error: null });
      session.actor.send({ type: 'turn.close' });
      return session.state();
    });
    const unsaved = createSteppedSession({ state: 'failed', turn: first, queue: [], error: null });
    unsaved.actor.send({ type: 'turn.close' });
    await unsaved.breakOff('saveTurn', new AppError('data.full'));
    const stood = unsaved.state();
    unsaved.actor.send({ type: 'turn.close' });
    expect([...closed, stood, unsaved.state()]).toEqual(['saving', 'saving', 'unsaved', 'saving']);
  });

  it('a stop while an answer ends hurries that end alone, however the answer ended', async () => {
    const [saving, failing] = [await atGenerating(), await atGenerating()];
    saving.generated({ type: 'generation.end', result: 'complete' });
    failing.generated({ type: 'generation.fail', error: new AppError('data.full') });
    const stopped = [saving, failing].map((session) => {
      session.actor.send({ type: 'turn.stop' });
      return [session.state(), session.actor.getSnapshot().context.outcome, session.actions];
    });
    expect(stopped).toEqual([
      ['saving', 'complete', ['endSettling']],
      ['failing', 'complete', ['endSettling']],
    ]);
  });

  it('loses no prompt, and takes them in order, on any path to any state', () => {
    const actorEvent = (kind: 'done' | 'error', id: string, value: object) =>
      // The machine's own events: its actors answering. Their types are internal to XState.
      ({ type: `xstate.${kind}.actor.0.session.${id}`, actorId: `0.session.${id}`, ...value }) as never;
    const actors = ['opening', 'recalling', 'awaitingApproval.deciding', 'failing', 'retrying', 'saving', 'selecting'];
    const refOf = (number: number): TurnRef => ({ promptId: String(number), answerId: `answer ${number}` });
    const promptsOf = ({ turn, queue }: RestoredSession | SessionContext): readonly number[] =>
      [...(turn === null ? [] : [turn]), ...queue].map(({ promptId }) => Number(promptId));
    const inputs: readonly RestoredSession[] = [
      idle,
      ...(['awaitingApproval', 'failed', 'interrupted'] as const).map((state) => ({
        state,
        turn: refOf(1),
        queue: [refOf(2)],
        error: null,
      })),
    ];
    const paths = inputs.flatMap((input) =>
      getShortestPaths(sessionMachine, {
        input,
        limit: 20_000,
        events: ({ context }): SessionMachineEvent[] => [
          { type: 'turn.submit', turn: refOf(Math.max(0, ...promptsOf(context)) + 1) },
          { type: 'turn.stop' },
          { type: 'turn.retry' },
          { type: 'turn.close' },
          { type: 'head.select', headId: 'x' },
          { type: 'approval.answer', approvalId: 'x', decision: 'approve' },
          { type: 'generation.end', result: 'complete' },
          { type: 'generation.end', result: 'approvalNeeded' },
          { type: 'generation.fail', error: new Error('x') },
          ...actors.map((id) => actorEvent('error', id, { error: new Error('x') })),
          ...actors.map((id) =>
            actorEvent('done', id, { output: id === 'retrying' ? context.turn : { isLast: true } }),
          ),
        ],
        stopWhen: (snapshot) => promptsOf(snapshot.context).length > 3 || promptsOf(snapshot.context).includes(5),
      }).map((path) => ({ ...path, input })),
    );
    const lost = paths.filter(({ input, state, steps }) => {
      const count = (type: string): number => steps.filter(({ event }) => event.type === type).length;
      const taken = promptsOf(input).length + count('turn.submit');
      const ended = count('xstate.done.actor.0.session.saving');
      const kept = promptsOf(state.context);
      const isInOrder = kept.every((number, index) => number === (kept[0] ?? 0) + index);
      const isBetween = state.value === 'selecting' && state.context.turn === null;
      const isAtIt = state.value === 'idle' ? kept.length === 0 : isBetween || state.context.turn !== null;
      return taken !== ended + kept.length || !isInOrder || !isAtIt;
    });
    expect(lost.map(({ state, steps }) => [state.value, steps.map(({ event }) => event.type)])).toEqual([]);
    const reached = new Set(paths.map(({ state }) => JSON.stringify(state.value).replaceAll('"', '')));
    expect([...reached].toSorted()).toEqual(
      [
        'failed',
        'failing',
        'generating',
        'idle',
        'interrupted',
        'opening',
        'recalling',
        'retrying',
        'saving',
        'selecting',
        'unsaved',
        '{awaitingApproval:asking}',
        '{awaitingApproval:deciding}',
      ].toSorted(),
    );
  });
});
