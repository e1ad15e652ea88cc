import { describe, expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { createForgottenWords } from './forgotten-words';

const told = 'My sailing boat is called Ludmila.';
const id = '018f0000-0000-7000-8000-000000000000';
const delta = (text: string): LecternChunk => ({ type: 'text-delta', id: '1', delta: text });
const words = (text: string) => createForgottenWords([{ messageId: id, sessionId: 's', text }]);

describe('what a forgotten message said', () => {
  it('is taken out of chunks, also where it stands across them', () => {
    const chunks: LecternChunk[] = [delta('You said: My sailing boat '), delta('is called Ludmila. So there.')];
    expect(words(told).inChunks(chunks)).toEqual([delta('You said:  So there.')]);
  });

  it('is taken out of JSON wherever it stands, ids excepted', () => {
    const parentId = '018f0000-0000-7000-8000-000000000001';
    const state = JSON.stringify({ parentId, thoughts: [{ text: `So: ${told}` }, { text: `About ${parentId}` }] });
    expect(words(`${told}\n${parentId}`).inJson(state)).toBe(
      JSON.stringify({ parentId, thoughts: [{ text: 'So: ' }, { text: 'About ' }] }),
    );
  });

  it('leaves what does not hold it untouched', () => {
    expect([words(told).inChunks([delta('a'), delta('b')]), words(told).inJson('{"a":1}')]).toEqual([null, null]);
  });
});
