import { expect, it } from 'vitest';
import type { LecternMessage } from './message';
import { quotesSources } from './quotes-sources';

const recalled = {
  messageId: 'm',
  sessionId: 's',
  role: 'assistant',
  text: 'Herons fish.',
  createdAt: 0,
  isMatch: true,
} as const;
const text = { type: 'text', text: 'Hello' } as const;

it.each<[string, LecternMessage['parts'][number], boolean]>([
  ['text alone', text, false],
  ['a next step', { type: 'data-offer', data: { commands: [] } }, false],
  ['a mention', { type: 'data-mention', data: { kind: 'session', sessionId: 's', name: 'Old' } }, true],
  [
    'a call that lists files',
    { type: 'tool-list_sources', toolCallId: 'c', state: 'input-available', input: {} },
    true,
  ],
  ['a recalled message', { type: 'data-memory', data: { recalled: [recalled] } }, false],
  [
    'a recalled message that quotes sources',
    { type: 'data-memory', data: { recalled: [recalled, { ...recalled, quotesSources: true }] } },
    true,
  ],
])('%s holds what others wrote: %s', (_, part, expected) => {
  expect(quotesSources({ parts: [text, part] })).toBe(expected);
});
