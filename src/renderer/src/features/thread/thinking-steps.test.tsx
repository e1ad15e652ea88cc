import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ThinkingStep } from '../../../../shared/chat/tools';
import { wording, fill } from '../../../../shared/text/wording';
import { formatDuration } from '../../ui/format';
import type { ThinkingPart } from './part-groups';
import { ThinkingSteps } from './thinking-steps';

const part = (step: Partial<ThinkingStep>): ThinkingPart => {
  const input = { thought: 'So.', thoughtNumber: 1, totalThoughts: 3, nextThoughtNeeded: true, ...step };
  return { type: 'tool-sequentialThinking', toolCallId: String(input.thoughtNumber), state: 'input-available', input };
};
/** The texts that are drawn, in order. */
const drawn = (parts: readonly ThinkingPart[], isOpen = false, times = new Map<string, number>()): readonly string[] =>
  renderToStaticMarkup(<ThinkingSteps parts={parts} isOpen={isOpen} times={times} />)
    .split(/<[^>]*>/)
    .filter((text) => text !== '');

test('each step is shown with its number, and what it revises or branches from', () => {
  const parts = [
    part({ thought: 'It is a heron.' }),
    part({ thought: 'It is a crane.', thoughtNumber: 2, revisesThought: 1 }),
    part({ thought: 'Or a stork.', thoughtNumber: 3, branchFromThought: 1, branchId: 'storks' }),
  ];
  expect(drawn(parts)).toEqual([
    fill(wording.tools.thoughtMany, { count: 3 }),
    '1',
    'It is a heron.',
    '2',
    fill(wording.tools.revises, { step: 1 }),
    'It is a crane.',
    '3',
    fill(wording.tools.branch, { name: 'storks', step: 1 }),
    'Or a stork.',
  ]);
});

test('a step is read without the marks of Markdown, also while it is half written', () => {
  const parts = [
    part({ thought: 'Look at **wind** in `WIND_LIMIT`.' }),
    part({ thought: 'So **wi', thoughtNumber: 2 }),
  ];
  expect(drawn(parts).filter((text) => text.length > 1)).toEqual([
    fill(wording.tools.thoughtMany, { count: 2 }),
    'Look at wind in WIND_LIMIT.',
    'So **wi',
  ]);
});

test('while the answer goes on, a step that is being written says so', () => {
  expect([drawn([part({})], true)[0], drawn([part({})])[0]]).toEqual([
    wording.tools.thinking,
    wording.tools.thoughtOne,
  ]);
});

test('each step tells how long it took, and their line how long all of them did, once they have ended', () => {
  const parts = [part({ thought: 'Heron.' }), part({ thought: 'Crane.', thoughtNumber: 2 })];
  const times = new Map([
    ['1', 1_500],
    ['2', 300],
  ]);
  expect(drawn(parts, false, times)).toEqual([
    fill(wording.tools.thoughtMany, { count: 2 }),
    formatDuration(1_800),
    '1',
    'Heron.',
    formatDuration(1_500),
    '2',
    'Crane.',
    formatDuration(300),
  ]);
  expect(drawn(parts, true, new Map([['1', 1_500]])).slice(0, 4)).toEqual([
    wording.tools.thinking,
    '1',
    'Heron.',
    formatDuration(1_500),
  ]);
});
