import { expect, it } from 'vitest';
import type { LecternMessage } from './message';
import { READER_MODEL_ID } from '../domain/model';
import { foreignAnswers, quotesSources } from './quotes-sources';

const metadata = { parentId: null, createdAt: 0 };

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
  expect(quotesSources({ parts: [text, part], metadata })).toBe(expected);
});

type Part = LecternMessage['parts'][number];
const search: Part = { type: 'tool-search_docs', toolCallId: 'c', state: 'input-available', input: { query: 'x' } };
const place = { sourceKey: 'k', sourceName: 's', commit: null, path: 'a.md', blob: 'b' };
const citation: Part = { type: 'data-citation', data: { ...place, n: 1, lines: [1, 2] } };
const memory: Part = { type: 'data-memory', data: { recalled: [{ ...recalled, quotesSources: true }] } };
const quote: Part = { type: 'text', text: 'The answer was:\n\n> Herons fish.' };

it.each<[string, LecternMessage['parts'], boolean]>([
  ['a search', [search, text], false],
  ['a search and a citation', [search, quote, citation], true],
  ['what it recalled, unquoted', [memory, text], false],
  ['a quote of what it recalled', [memory, quote], true],
])('an answer of the Reader with %s holds what others wrote: %s', (_, parts, expected) => {
  expect(quotesSources({ parts, metadata: { ...metadata, modelId: READER_MODEL_ID } })).toBe(expected);
});

it('what the user typed is no such answer, but those of a session in which something came along are', () => {
  const asked = { ...recalled, messageId: 'p', role: 'user', quotesSources: true } as const;
  const elsewhere = { ...recalled, sessionId: 't' };
  expect(foreignAnswers([asked, elsewhere])).toEqual([]);
  expect(foreignAnswers([asked, recalled, elsewhere])).toEqual([recalled]);
});
