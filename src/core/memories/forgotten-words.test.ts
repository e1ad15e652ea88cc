import { describe, expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { createForgottenWords } from './forgotten-words';

const told = 'My sailing boat is called Ludmila.';
const id = '018f0000-0000-7000-8000-000000000000';
const delta = (text: string): LecternChunk => ({ type: 'text-delta', id: '1', delta: text });
const words = (text: string) => createForgottenWords([{ messageId: id, sessionId: 's', branchIds: [], text }]);

describe('what a forgotten message said', () => {
  it('is taken out of chunks, also where it stands across them', () => {
    const chunks: LecternChunk[] = [delta('You said: My sailing boat '), delta('is called Ludmila. So there.')];
    expect(words(told).inChunks(chunks, 'other')).toEqual([delta('You said:  So there.')]);
  });

  it('is taken out of JSON wherever it stands, ids excepted', () => {
    const parentId = '018f0000-0000-7000-8000-000000000001';
    const state = JSON.stringify({ parentId, thoughts: [{ text: `So: ${told}` }, { text: `About ${parentId}` }] });
    expect(words(`${told}\n${parentId}`).inJson(state, 'other')).toBe(
      JSON.stringify({ parentId, thoughts: [{ text: 'So: ' }, { text: 'About ' }] }),
    );
  });

  it('is taken out whatever its length where it was said, and of what recalled something', () => {
    const chunks = [delta('You said: PIN 4711.')];
    const recalled: LecternChunk = { type: 'data-memory', id: 'm', data: { recalled: [] } };
    const state = JSON.stringify({ thoughts: [{ thought: 'PIN 4711 opens it' }] });
    const pin = words('PIN 4711');
    expect([
      pin.inChunks(chunks, 'other'),
      pin.inChunks(chunks, 's'),
      pin.inChunks([recalled, ...chunks], 'other'),
      pin.inJson(state, 'other'),
      pin.inJson(state, 's'),
    ]).toEqual([
      null,
      [delta('You said: .')],
      [recalled, delta('You said: .')],
      null,
      JSON.stringify({ thoughts: [{ thought: ' opens it' }] }),
    ]);
  });

  it('leaves what does not hold it untouched', () => {
    expect([words(told).inChunks([delta('a'), delta('b')], 's'), words(told).inJson('{"a":1}', 's')]).toEqual([
      null,
      null,
    ]);
  });
});
