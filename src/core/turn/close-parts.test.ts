import { expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { closeParts } from './close-parts';
import { foldChunks } from './fold-chunks';

const open: LecternChunk[] = [
  { type: 'start', messageId: 'm' },
  { type: 'reasoning-start', id: 'r' },
  { type: 'reasoning-delta', id: 'r', delta: 'Hm' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'Half' },
  { type: 'tool-input-start', toolCallId: 'c', toolName: 'search_docs' },
  { type: 'tool-input-available', toolCallId: 'c', toolName: 'search_docs', input: { query: 'x' } },
];

it('closes text, reasoning and calls that a turn left open, so the fold has no streaming part', async () => {
  const message = await foldChunks([...open, ...closeParts(open, 'ended')]);
  expect(message?.parts).toMatchObject([
    { type: 'reasoning', state: 'done' },
    { type: 'text', text: 'Half', state: 'done' },
    { type: 'tool-search_docs', state: 'output-error', errorText: 'ended' },
  ]);
});

it('adds nothing to what is closed', () => {
  const closed = [...open, ...closeParts(open, 'ended')];
  expect(closeParts(closed, 'ended')).toEqual([]);
});
