import { describe, expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { createForgottenWords, phrasesOf } from './forgotten-words';

const told = 'My sailing boat is called Ludmila. It lies in Bergen.';
const delta = (text: string): LecternChunk => ({ type: 'text-delta', id: '1', delta: text });

describe('what a forgotten message said', () => {
  it('is known again whole, by its lines and by its sentences, but not by what may stand anywhere', () => {
    const whole = `${told}\nYes.`;
    expect(phrasesOf(whole)).toEqual([whole, told, 'My sailing boat is called Ludmila.']);
  });

  it('is taken out of chunks, also where it stands across them', () => {
    const words = createForgottenWords([told]);
    const chunks: LecternChunk[] = [delta('You said: My sailing boat '), delta('is called Ludmila. So there.')];
    expect(words.inChunks(chunks)).toEqual([delta('You said:  So there.')]);
  });

  it('is taken out of JSON wherever it stands, ids excepted', () => {
    const id = '018f0000-0000-7000-8000-000000000000';
    const words = createForgottenWords([told, id]);
    const state = JSON.stringify({ messageId: id, thoughts: [{ text: `So: ${told}` }] });
    expect(words.inJson(state)).toBe(JSON.stringify({ messageId: id, thoughts: [{ text: 'So: ' }] }));
  });

  it('leaves what does not hold it untouched', () => {
    const words = createForgottenWords([told]);
    expect([words.inChunks([delta('a'), delta('b')]), words.inJson('{"a":1}')]).toEqual([null, null]);
  });
});
