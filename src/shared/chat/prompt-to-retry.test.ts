import { expect, test } from 'vitest';
import type { LecternMessage, MessageMetadata } from './message';
import { promptToRetry } from './prompt-to-retry';

const message = (role: LecternMessage['role'], metadata: Partial<MessageMetadata> = {}): LecternMessage => ({
  id: role,
  role,
  parts: [],
  metadata: { parentId: null, createdAt: 1, ...metadata },
});
const prompt = message('user');

test.each([
  ['a whole answer', [prompt, message('assistant', { outcome: 'complete' })], null],
  ['an answer that does not say how it ended', [prompt, message('assistant')], null],
  ['one that was stopped', [prompt, message('assistant', { outcome: 'stopped' })], 'user'],
  ['one that failed', [prompt, message('assistant', { outcome: 'failed' })], 'user'],
  ['one that was interrupted', [prompt, message('assistant', { outcome: 'interrupted' })], 'user'],
  ['a prompt without an answer', [message('assistant'), prompt], 'user'],
  ['a forgotten prompt', [message('user', { forgotten: true })], null],
  ['an answer to one', [message('user', { forgotten: true }), message('assistant', { outcome: 'stopped' })], null],
  ['a forgotten answer', [prompt, message('assistant', { outcome: 'stopped', forgotten: true })], null],
  ['an answer to nothing', [message('assistant', { outcome: 'stopped' })], null],
  ['nothing', [], null],
] as const)('of a path that ends in %s the prompt to run again is told, if any', (_, path, expected) => {
  expect(promptToRetry(path)?.id ?? null).toBe(expected);
});
