import { describe, expect, it } from 'vitest';
import { reasoningPart, textPart } from './foreign-parts';
import { foldSteps } from './fold-steps';
import type { ThreadNode } from './thread-nodes';

const node = (id: string, parentId: string | null, change: Partial<ThreadNode>): ThreadNode => ({
  id,
  parentId,
  role: 'assistant',
  time: null,
  parts: textPart(id),
  ...change,
});
const prompt = (id: string, parentId: string | null) => node(id, parentId, { role: 'user' });
const step = (id: string, parentId: string) => node(id, parentId, { parts: reasoningPart(id) });

/** By node, what its parts say; without those that have none. */
const saidBy = (nodes: readonly ThreadNode[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    foldSteps(nodes).nodes.flatMap(({ id, parts }) =>
      parts.length === 0 ? [] : [[id, parts.map((part) => ('text' in part ? part.text : ''))]],
    ),
  );

describe('the steps of an answer', () => {
  it('are parts of the last message that says something, those behind it too', () => {
    const nodes = [
      prompt('q', null),
      step('thought', 'q'),
      node('hidden', 'thought', { parts: [] }),
      node('lead-in', 'hidden', {}),
      step('call', 'lead-in'),
      node('answer', 'call', {}),
      step('afterthought', 'answer'),
      prompt('q2', 'afterthought'),
    ];
    expect(saidBy(nodes)).toEqual({
      q: ['q'],
      answer: ['thought', 'lead-in', 'call', 'answer', 'afterthought'],
      q2: ['q2'],
    });
    const { leads } = foldSteps(nodes);
    expect([leads.get('thought'), leads.get('afterthought'), leads.get('answer')]).toEqual([
      'answer',
      'answer',
      undefined,
    ]);
  });

  it('are what it is when it says nothing else', () => {
    const picture = node('picture', 'call', { isStep: true });
    expect(saidBy([prompt('q', null), step('call', 'q'), picture])).toEqual({ q: ['q'], picture: ['call', 'picture'] });
  });

  it('leave what was said right behind an answer, and what several follow, as they are', () => {
    expect(saidBy([prompt('q', null), node('a', 'q', {}), node('more', 'a', {})])).toEqual({
      q: ['q'],
      a: ['a'],
      more: ['more'],
    });
    expect(saidBy([step('thought', 'q'), node('one', 'thought', {}), node('other', 'thought', {})])).toEqual({
      thought: ['thought'],
      one: ['one'],
      other: ['other'],
    });
  });

  it('stay where they are in a circle', () => {
    expect(saidBy([step('a', 'b'), node('b', 'a', {})])).toEqual({ a: ['a'], b: ['b'] });
    expect(saidBy([node('a', null, {}), node('a', 'a', {})])).toEqual({ a: ['a'] });
  });
});
