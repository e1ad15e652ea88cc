import { expect, test } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { timeSteps } from './time-steps';

/** What a run of chunks, each with the ms that pass before it, tells of its steps. */
async function times(run: ReadonlyArray<readonly [ms: number, chunk: LecternChunk]>, reasoningBefore = 0) {
  let now = 5_000;
  const chunks = (async function* () {
    for (const [ms, chunk] of run) {
      now += ms;
      yield chunk;
    }
  })();
  const told: unknown[] = [];
  for await (const chunk of timeSteps(chunks, { stopwatch: () => now, reasoningBefore })) {
    if (chunk.type === 'data-time') told.push([chunk.data.step, chunk.data.ms]);
  }
  return told;
}

const call = (toolCallId: string): LecternChunk => ({
  type: 'tool-input-available',
  toolCallId,
  toolName: 'search_docs',
  input: {},
});
const result = (toolCallId: string): LecternChunk => ({ type: 'tool-output-available', toolCallId, output: {} });

test('calls that run beside each other are timed each for itself, those that failed too', async () => {
  const failed: LecternChunk = { type: 'tool-output-error', toolCallId: 'b', errorText: 'no' };
  const run = [
    [900, call('a')],
    [100, call('b')],
    [400, failed],
    [600, result('a')],
  ] as const;
  expect(await times(run)).toEqual([
    ['b', 400],
    ['a', 1_100],
  ]);
});

test('a call that waited for the user counts from the run in which it went on', async () => {
  expect(await times([[700, result('a')]])).toEqual([['a', 700]]);
});

test('pieces of reasoning are named by their place in the answer', async () => {
  const piece = (ms: number) =>
    [
      [50, { type: 'reasoning-start', id: '0' }],
      [ms, { type: 'reasoning-end', id: '0' }],
    ] as const;
  expect(await times([...piece(300), ...piece(2_000)], 1)).toEqual([
    ['reasoning 1', 300],
    ['reasoning 2', 2_000],
  ]);
});

test.each([
  { toolName: 'sequentialThinking', ms: 720 },
  { toolName: 'update_working_memory', ms: 720 },
  { toolName: 'search_docs', ms: 20 },
])(
  'a call of $toolName, of which the writing takes 700 ms and the rest 20 ms, took $ms ms',
  async ({ toolName, ms }) => {
    const run = [
      [50, { type: 'tool-input-start', toolCallId: 'a', toolName }],
      [700, { ...call('a'), toolName } as LecternChunk],
      [20, result('a')],
    ] as const;
    expect(await times(run)).toEqual([['a', ms]]);
  },
);
