import { expect, it } from 'vitest';
import type { LecternMessage } from './message';
import { quotesSources } from './quotes-sources';

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
])('%s holds what others wrote: %s', (_, part, expected) => {
  expect(quotesSources({ parts: [text, part] })).toBe(expected);
});
