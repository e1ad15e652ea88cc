import { describe, expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import type { PromptPart } from '../../shared/chat/prompt-parts';
import type { JournalTurn } from '../ports';
import { wordsOfSession } from './words-of-session';

const TOLD = 'My sailing boat is called Ludmila.';
const delta = (text: string): LecternChunk => ({ type: 'text-delta', id: '1', delta: text });
const mention = (sessionId: string): PromptPart => ({
  type: 'data-mention',
  id: 'mention-0',
  data: { kind: 'session', sessionId, name: 'Boat' },
});
const recalled = (sessionId: string): LecternChunk => ({
  type: 'data-memory',
  id: 'memory',
  data: { recalled: [{ messageId: 'm', sessionId, role: 'user', text: TOLD, createdAt: 1, isMatch: true }] },
});
const turn = (...parts: readonly PromptPart[]): JournalTurn => ({
  answerId: 'a',
  promptId: 'p',
  sessionId: 'elsewhere',
  attempt: 1,
  text: 'What is it called?',
  parts,
  status: 'open',
  parentId: null,
  isBranch: false,
  continuesId: null,
  modelId: null,
  error: null,
  createdAt: 1,
  askedAt: 1,
});

describe('what a deleted session said', () => {
  const quoted = [delta('> My sailing boat is '), delta('called Ludmila.')];
  it.each([
    { by: 'that mentions it', asked: turn(mention('s')), chunks: quoted, left: [delta('> Forgotten')] },
    {
      by: 'that recalled it',
      asked: turn(),
      chunks: [recalled('s'), ...quoted],
      left: [{ ...recalled('s'), data: { recalled: [] } }, delta('> Forgotten')],
    },
  ])('is taken out of an answer $by', ({ asked, chunks, left }) => {
    const words = wordsOfSession('s', [TOLD]);
    expect([words.had(asked, chunks), words.inChunks(chunks, asked)]).toEqual([true, left]);
  });

  it.each([
    { by: 'that mentions another', asked: turn(mention('another')), chunks: quoted },
    { by: 'that recalled another', asked: turn(), chunks: [recalled('another'), ...quoted] },
    { by: 'that had neither before it', asked: turn(), chunks: quoted },
  ])('stays in an answer $by', ({ asked, chunks }) => {
    const words = wordsOfSession('s', [TOLD]);
    expect([words.had(asked, chunks), words.inChunks(chunks, asked)]).toEqual([false, null]);
  });
});
