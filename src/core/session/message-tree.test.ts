import { expect, it } from 'vitest';
import type { MessageNode } from '../../shared/chat/message-node';
import { createMessageTree } from './message-tree';

const node = (id: string, parentId: string | null, createdAt: number, role: MessageNode['role']): MessageNode => ({
  id,
  parentId,
  createdAt,
  role,
});

function tree(...nodes: readonly MessageNode[]) {
  const made = createMessageTree();
  made.add(nodes);
  return made;
}

const grown = () =>
  tree(
    node('p', null, 1, 'user'),
    node('a2', 'p', 5, 'assistant'),
    node('a1', 'p', 2, 'assistant'),
    node('q', 'a1', 3, 'user'),
    node('b', 'q', 4, 'assistant'),
    node('r', 'a1', 6, 'user'),
  );

it('messages with one parent are versions, oldest first, each beside its own kind', () => {
  expect(grown().versionsOn(['p', 'a1', 'q', 'b'])).toEqual({ a1: ['a1', 'a2'], q: ['q', 'r'] });
});

it('the path through a message goes on with the newest that follows it', () => {
  const { leafOf } = grown();
  expect(['p', 'a1', 'a2', 'q'].map(leafOf)).toEqual(['a2', 'r', 'a2', 'b']);
});

it('all that follows a message is behind it, on every path', () => {
  const { behind } = grown();
  expect([null, 'p', 'a1', 'b'].map((id) => behind(id).toSorted())).toEqual([
    ['a1', 'a2', 'b', 'p', 'q', 'r'],
    ['a1', 'a2', 'b', 'q', 'r'],
    ['b', 'q', 'r'],
    [],
  ]);
});

it('a message that was taken out is no version, and one that comes again with another parent is moved', () => {
  const { remove, add, versionsOn, has } = grown();
  add([node('q', 'b', 9, 'user')]);
  remove('a2');
  expect([versionsOn(['p', 'a1', 'r']), versionsOn(['q']), has('a2')]).toEqual([{}, {}, false]);
});

it('a damaged chain that runs in a circle ends', () => {
  const { leafOf } = tree(node('x', 'y', 1, 'user'), node('y', 'x', 2, 'user'));
  expect(leafOf('x')).toBe('x');
});
