import { describe, expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import type { PromptPart } from '../../shared/chat/prompt-parts';
import { createForgottenWords } from './forgotten-words';

const told = 'My sailing boat is called Ludmila.';
const id = '018f0000-0000-7000-8000-000000000000';
const delta = (text: string): LecternChunk => ({ type: 'text-delta', id: '1', delta: text });
const words = (text: string) =>
  createForgottenWords([{ messageId: id, sessionId: 's', quotedBy: ['echo'], quotedIn: ['quoting'], texts: [text] }]);
const turn = (sessionId: string, text = '?', parts: readonly PromptPart[] = []) => ({
  sessionId,
  promptId: 'p',
  text,
  parts,
  modelId: null,
});
const mention = (sessionId: string): PromptPart => ({
  type: 'data-mention',
  id: 'mention-0',
  data: { kind: 'session', sessionId, name: 'Boat' },
});
const call = (query: string): LecternChunk => ({
  type: 'tool-input-available',
  toolCallId: 'c',
  toolName: 'search_docs',
  input: { query, source: 's' },
});
const recalled = (messageId: string): LecternChunk => ({
  type: 'data-memory',
  id: 'memory',
  data: { recalled: [{ messageId, sessionId: 's', role: 'user', text: told, createdAt: 1, isMatch: true }] },
});

describe('what a forgotten message said', () => {
  it('is taken out of the quotations of an answer in its session, also where they stand across chunks', () => {
    const chunks: LecternChunk[] = [delta('You said: My sailing boat '), delta('is called Ludmila. So there.')];
    expect(words(told).inChunks(chunks, turn('s'))).toEqual([delta('You said: Forgotten. So there.')]);
  });

  it('is taken out of an answer that recalled it, runs in a session that quotes it or mentions its own, and out of no other', () => {
    const chunks = [delta(`> ${told}`)];
    const { inChunks } = words(told);
    expect([
      inChunks(chunks, turn('other')),
      inChunks([recalled('another'), ...chunks], turn('other')),
      inChunks([recalled(id), ...chunks], turn('other')),
      inChunks(chunks, turn('quoting')),
      inChunks(chunks, turn('other', '@Boat?', [mention('s')])),
      inChunks(chunks, turn('other', '@Boat?', [mention('another')])),
    ]).toEqual([
      null,
      null,
      [{ ...recalled(id), data: { recalled: [] } }, delta('> Forgotten')],
      [delta('> Forgotten')],
      [delta('> Forgotten')],
      null,
    ]);
  });

  it('goes from the searches of its own answer, and from others only where their prompt does not say it', () => {
    const { inChunks } = words(told);
    const own = { ...turn('s'), promptId: id };
    expect([
      inChunks([call('boat name')], own),
      inChunks([call('boat name')], turn('s')),
      inChunks([call(told)], turn('s')),
      inChunks([call(told)], turn('s', `${told} Really?`)),
    ]).toEqual([[call('…')], null, [call('…')], null]);
  });

  it('is taken out of the thoughts of its session and of those that quote it, whatever else says it', () => {
    const state = (thought: string) => JSON.stringify({ thoughts: [{ thought, title: told }] });
    const { inJson } = words(told);
    expect([inJson(state(`So: ${told}`), 's'), inJson(state(told), 'quoting'), inJson(state(told), 'other')]).toEqual([
      state('So: Forgotten'),
      state('Forgotten'),
      null,
    ]);
  });

  it('leaves what does not hold it untouched', () => {
    expect([words(told).inChunks([delta('a'), delta('b')], turn('s')), words(told).inJson('{"a":1}', 's')]).toEqual([
      null,
      null,
    ]);
  });
});
