import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../../shared/chat/message';
import { citationsOf, groupParts } from './part-groups';

const step = (toolCallId: string, thoughtNumber: number): LecternMessage['parts'][number] => ({
  type: 'tool-sequentialThinking',
  toolCallId,
  state: 'input-available',
  input: { thought: toolCallId, thoughtNumber, totalThoughts: 2, nextThoughtNeeded: true },
});
const place = {
  sourceKey: 'k',
  sourceName: 's',
  commit: null,
  path: 'a.md',
  lines: [1, 2] as [number, number],
  blob: 'b',
};

test('a run of thinking steps is one group, and what is not drawn does not part it', () => {
  const groups = groupParts([
    { type: 'data-session', data: { sessionId: 's', resourceId: 'local' } },
    step('a', 1),
    { type: 'step-start' },
    step('b', 2),
    { type: 'text', text: '' },
    { type: 'text', text: 'So.', state: 'streaming' },
    step('c', 3),
  ]);
  expect(
    groups.map((group) => (group.type === 'thinking' ? group.parts.map((part) => part.toolCallId) : group.type)),
  ).toEqual([['a', 'b'], 'text', ['c']]);
});

test('a search that asks stands with what it asks for, which is not drawn by itself', () => {
  const search = (toolCallId: string): LecternMessage['parts'][number] => ({
    type: 'tool-search_docs',
    toolCallId,
    state: 'approval-requested',
    input: { query: 'hooks', source: 'react' },
    approval: { id: toolCallId },
  });
  const asked = { toolCallId: 'b', address: 'https://example.org/react', ref: null, host: 'example.org' };
  const groups = groupParts([search('a'), search('b'), { type: 'data-approval', data: asked }]);
  expect(groups.map((group) => (group.type === 'search' ? group.asked : group.type))).toEqual([null, asked]);
});

test('what an answer may cite is known by its number', () => {
  const citations = citationsOf([
    { type: 'data-citation', data: { n: 3, ...place } },
    { type: 'text', text: '[3] [4]' },
  ]);
  expect([...citations.keys()]).toEqual([3]);
});

test('an answer whose memories are all forgotten still says that it had some', () => {
  expect(groupParts([{ type: 'data-memory', id: 'memory', data: { recalled: [] } }])).toEqual([
    { type: 'recalled', data: { recalled: [] } },
  ]);
});

test('only what answers here offer is drawn as an offer, whatever an older import brought', () => {
  const offer = (...commands: string[]): LecternMessage['parts'][number] => ({
    type: 'data-offer',
    id: 'offer',
    data: { commands },
  });
  expect(groupParts([offer('source.add', 'session.delete'), offer('session.delete'), offer()])).toEqual([
    { type: 'offer', data: { commands: ['source.add'] } },
  ]);
});
