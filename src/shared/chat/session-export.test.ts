import { expect, it } from 'vitest';
import { exportedConversation } from './session-export';

const id = '01980a3e-6d5c-7a10-8c44-0123456789ab';

function isTaken(part: unknown, metadata: object = { parentId: null, createdAt: 1 }): boolean {
  return exportedConversation.safeParse({
    id,
    title: null,
    createdAt: 1,
    lastAccessed: 1,
    pinned: false,
    modelId: null,
    headMessageId: id,
    messages: [{ id, role: 'assistant', metadata, parts: [part] }],
  }).success;
}

it.each([
  { type: 'text', text: 'Hello' },
  { type: 'step-start' },
  { type: 'source-url', url: 'https://example.org' },
  { type: 'data-offer', id: 'offer', data: { commands: ['source.add'] } },
  { type: 'data-mention', id: 'mention-0', data: { kind: 'source', key: 'f'.repeat(64), name: 'docs' } },
  { type: 'data-attachment', id: 'attachment-0', data: { name: 'a.md', size: 4, text: 'Text' } },
  {
    type: 'tool-search_docs',
    toolCallId: '1',
    state: 'output-available',
    input: { query: 'q' },
    output: { passages: [], searched: [] },
  },
  { type: 'tool-search_docs', toolCallId: '1', state: 'output-error', input: { nonsense: 1 }, errorText: 'x' },
])('takes a part as the app writes it: $type', (part) => expect(isTaken(part)).toBe(true));

it.each([
  { type: 'text' },
  { type: 'reasoning', text: 5 },
  { type: 'data-citation', data: { n: 1 } },
  { type: 'data-memory', data: { recalled: [null] } },
  { type: 'data-quotes', data: {} },
  { type: 'data-notice', data: 'x' },
  { type: 'data-mention', data: { kind: 'source', name: 'docs' } },
  { type: 'data-attachment', data: { name: 'a.md' } },
  {
    type: 'tool-search_docs',
    toolCallId: '1',
    state: 'output-available',
    input: { query: 'q' },
    output: { passages: [{}] },
  },
  { type: 'tool-search_docs', toolCallId: '1', state: 'made-up' },
  { no: 'type' },
  null,
])('refuses a part on which the window would fail: %j', (part) => expect(isTaken(part)).toBe(false));

it.each([{ parentId: 'x', createdAt: 1 }, { parentId: null, createdAt: -1 }, { parentId: null, createdAt: 1e300 }, {}])(
  'refuses metadata that no message has: %j',
  (metadata) => expect(isTaken({ type: 'step-start' }, metadata)).toBe(false),
);
