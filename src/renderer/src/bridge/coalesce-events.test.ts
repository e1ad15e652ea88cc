import { expect, test } from 'vitest';
import type { LecternChunk } from '../../../shared/chat/message';
import type { SessionEvent } from '../../../shared/contract/sessions';
import { coalesceEvents } from './coalesce-events';

const chunk = (seq: number, inner: LecternChunk, messageId = 'a1'): SessionEvent => ({
  type: 'chunk',
  seq,
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
    seq: 5,
    state: { name: 'saving', turnId: null, error: null },
    queue: [],
  };
  expect(
    coalesceEvents([
      chunk(1, { type: 'text-start', id: 't' }),
      chunk(2, delta('t', 'a')),
      chunk(3, delta('t', 'b')),
      chunk(4, { type: 'reasoning-delta', id: 't', delta: 'c' }),
      state,
      chunk(6, delta('t', 'd')),
      chunk(7, delta('u', 'e')),
      chunk(8, delta('u', 'f'), 'a2'),
      chunk(9, input('c', '{"query"')),
      chunk(10, input('c', ':"x"}')),
      chunk(11, input('d', '{')),
    ]),
  ).toEqual([
    chunk(1, { type: 'text-start', id: 't' }),
    chunk(3, delta('t', 'ab')),
    chunk(4, { type: 'reasoning-delta', id: 't', delta: 'c' }),
    state,
    chunk(6, delta('t', 'd')),
    chunk(7, delta('u', 'e')),
    chunk(8, delta('u', 'f'), 'a2'),
    chunk(10, input('c', '{"query":"x"}')),
    chunk(11, input('d', '{')),
  ]);
});
