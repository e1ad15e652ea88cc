import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { lastProfileChange } from './last-profile-change';

const call = { type: 'tool-update_working_memory', toolCallId: 'c' } as const;
const answer = (...parts: unknown[]): LecternMessage =>
  // Stored answers of earlier Lecterns do not have today's shape.
  ({ id: 'a', role: 'assistant', parts }) as unknown as LecternMessage;
const changed = (version: number | null) => ({
  ...call,
  state: 'output-available',
  input: { operations: [] },
  output: { version, added: [], removed: [] },
});

test('the last change of a thread is the newest that changed something', () => {
  const failed = { ...call, state: 'output-error', input: {}, errorText: 'no' };
  const earlier = { ...call, state: 'output-available', input: { memory: '# Me' }, output: { saved: true } };
  const threads = [
    [answer(changed(3), changed(4)), answer({ type: 'text', text: 'Noted.' })],
    [answer(changed(3)), answer(changed(null), failed, earlier)],
    [answer(earlier)],
    [],
  ];
  expect(threads.map(lastProfileChange)).toEqual([4, 3, null, null]);
});
