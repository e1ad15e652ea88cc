import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { createAnswerFold } from './answer-fold';

const textOf = (message: LecternMessage | undefined): string =>
  (message?.parts ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('');

test('an answer that is finished is let go of: its fold ends, and takes nothing more', async () => {
  const seen: LecternMessage[] = [];
  const fold = createAnswerFold('a', (message) => seen.push(message));
  fold.push({ type: 'start', messageId: 'a' });
  fold.push({ type: 'text-start', id: 't' });
  fold.push({ type: 'text-delta', id: 't', delta: 'Hello' });
  fold.push({ type: 'text-end', id: 't' });
  fold.push({ type: 'finish' });
  fold.push({ type: 'text-start', id: 'u' });
  fold.push({ type: 'text-delta', id: 'u', delta: 'late' });
  await fold.ended;
  expect(textOf(seen.at(-1))).toBe('Hello');
});
