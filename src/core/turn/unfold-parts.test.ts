import { expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { foldChunks } from './fold-chunks';
import { unfoldParts } from './unfold-parts';

const start: LecternChunk = { type: 'start', messageId: 'a' };
const place = { sourceKey: 'k', sourceName: 's', commit: null, path: 'p.md', lines: [1, 2], blob: 'b' } as const;
const answer: readonly LecternChunk[] = [
  start,
  { type: 'data-memory', id: 'memory', data: { recalled: [] } },
  { type: 'start-step' },
  { type: 'reasoning-start', id: 'r' },
  { type: 'reasoning-delta', id: 'r', delta: 'Hm.' },
  { type: 'reasoning-end', id: 'r', providerMetadata: { anthropic: { signature: 'signed' } } },
  { type: 'tool-input-available', toolCallId: 'c', toolName: 'search_docs', input: { query: 'key' } },
  { type: 'tool-output-available', toolCallId: 'c', output: { passages: [] } },
  { type: 'tool-input-available', toolCallId: 'd', toolName: 'search_docs', input: { query: 'x' } },
  { type: 'tool-output-error', toolCallId: 'd', errorText: 'No.' },
  { type: 'finish-step' },
  { type: 'start-step' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'Press it [1]' },
  { type: 'data-citation', id: 'citation-1', data: { ...place, lines: [1, 2], n: 1 } },
  { type: 'text-delta', id: 't', delta: ', and' },
  { type: 'text-end', id: 't' },
  { type: 'finish-step' },
  { type: 'data-notice', id: 'n', data: { code: 'model.lengthLimit', params: {} } },
  { type: 'finish' },
];

it('an answer folds to the same parts again, without what was true of its turn alone', async () => {
  const parts = (await foldChunks(answer))?.parts ?? [];
  const again = await foldChunks([start, ...unfoldParts(parts), { type: 'finish' }]);
  const lasting = parts.filter(({ type }) => type !== 'data-memory' && type !== 'data-notice');
  // What a piece of reasoning is called in its stream may change.
  const unnamed = (part: (typeof parts)[number]) => (part.type === 'reasoning' ? { ...part, id: '' } : part);
  expect(again?.parts.map(unnamed)).toEqual(lasting.map(unnamed));
});
