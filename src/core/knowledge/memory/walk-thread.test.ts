import { expect, it } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { walkThread } from './walk-thread';

/** Messages oldest first, each told as `id` or `id<parent`. */
const thread = (...told: readonly string[]): readonly LecternMessage[] =>
  told.map((each, at) => {
    const [id = '', parentId = null] = each.split('<');
    return { id, role: 'user', parts: [], metadata: { createdAt: at + 1, parentId } };
  });
const walk = (messages: readonly LecternMessage[], head: string | null) => {
  const { messages: path, others } = walkThread(messages, head);
  return [path.map(({ id }) => id).join(' '), others.map(({ id }) => id).join(' ')];
};

it.each([
  ['from the head back to the first', thread('a', 'b<a', 'c<b', 'd<b'), 'c', ['a b c', 'd']],
  ['from the last without a head', thread('a', 'b<a', 'c<b', 'd<b'), null, ['a b d', 'c']],
  ['from a head that is not there nowhere', thread('a', 'b<a'), 'gone', ['', 'a b']],
  ['beyond what is lost to the newest older one', thread('a', 'b<a', 'e<lost', 'f<e'), 'f', ['a b e f', '']],
  ['beyond each gap, and never to what is newer', thread('a', 'c<lost', 'e<gone', 'g<a'), 'e', ['a c e', 'g']],
  ['to the first where the first is lost', thread('b<lost', 'c<b'), 'c', ['b c', '']],
  ['of a chain that runs in a circle each once', thread('a<b', 'b<a'), 'b', ['a b', '']],
])('walks %s', (_, messages, head, walked) => {
  expect(walk(messages, head)).toEqual(walked);
});
