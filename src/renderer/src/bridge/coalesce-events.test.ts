import { expect, test } from 'vitest';
import type { LecternChunk } from '../../../shared/chat/message';
import type { SessionEvent } from '../../../shared/contract/sessions';
import { coalesceEvents } from './coalesce-events';

const chunk = (inner: LecternChunk, messageId = 'a1'): SessionEvent => ({
  type: 'chunk',
  messageId,
  chunk: inner,
});
const delta = (id: string, text: string): LecternChunk => ({ type: 'text-delta', id, delta: text });
const input = (toolCallId: string, text: string): LecternChunk => ({
  type: 'tool-input-delta',
  toolCallId,
  inputTextDelta: text,
});

test('neighbouring deltas of one part become one; all else keeps its place', () => {
  const state: SessionEvent = {
    type: 'state',
    state: { name: 'saving', turnId: null, error: null },
    queue: [],
  };
  expect(
    coalesceEvents([
      chunk({ type: 'text-start', id: 't' }),
      chunk(delta('t', 'a')),
      chunk(delta('t', 'b')),
      chunk({ type: 'reasoning-delta', id: 't', delta: 'c' }),
      state,
      chunk(delta('t', 'd')),
      chunk(delta('u', 'e')),
      chunk(delta('u', 'f'), 'a2'),
      chunk(input('c', '{"query"')),
      chunk(input('c', ':"x"}')),
      chunk(input('d', '{')),
    ]),
  ).toEqual([
    chunk({ type: 'text-start', id: 't' }),
    chunk(delta('t', 'ab')),
    chunk({ type: 'reasoning-delta', id: 't', delta: 'c' }),
    state,
    chunk(delta('t', 'd')),
    chunk(delta('u', 'e')),
    chunk(delta('u', 'f'), 'a2'),
    chunk(input('c', '{"query":"x"}')),
    chunk(input('d', '{')),
  ]);
});
