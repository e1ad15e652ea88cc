import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { meantMessage } from './meant-message';

const messages = ['q1', 'a1', 'q2', 'a2', 'q3'].map((id): LecternMessage => {
  return { id, role: id.startsWith('q') ? 'user' : 'assistant', parts: [] };
});

test.each([
  [null, null, 'q3'],
  [null, 'assistant', 'a2'],
  ['a1', null, 'a1'],
  ['q1', 'assistant', 'a1'],
  ['a1', 'assistant', 'a1'],
  ['a1', 'user', 'q1'],
  ['q3', 'assistant', 'a2'],
  ['gone', 'user', 'q3'],
] as const)('with the focus on %s, what is done to the %s is done to %s', (focused, role, meant) => {
  expect(meantMessage(messages, focused, role)?.id).toBe(meant);
});
