import { describe, expect, it } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import { writeAnswer } from '../../models/reader/write-answer';
import { saidText } from './said-text';

const ECHO = 'You said on 1 May 2026:\n\n> The car key is in the tin.\n>\n> **Not a title** [1]';
const PASSAGE = {
  n: 1,
  trail: ['Guide', 'Threads'],
  text: 'A thread is started with `spawn`.\n\n```js\nspawn();\n```',
  sourceKey: 's',
  sourceName: 'engine',
  commit: null,
  path: 'guide.md',
  lines: [1, 5] as [number, number],
  blob: 'b1',
};

const answer = (text: string, modelId: string): LecternMessage => ({
  id: 'a',
  role: 'assistant',
  parts: [{ type: 'text', text }],
  metadata: { parentId: null, createdAt: 1, modelId },
});

describe('what of an answer is worth finding again', () => {
  it('is of the Reader nothing that it quotes from memory or says in its own words', () => {
    expect(saidText(answer(`This is kept in the session.\n\n${ECHO}`, READER_MODEL_ID))).toBe('');
  });

  it('is of the Reader what it quotes from sources, as it writes it', () => {
    const { text } = writeAnswer(
      {
        question: 'How is a thread started?',
        attached: [],
        searches: [{ type: 'found', output: { passages: [PASSAGE], searched: [{ name: 'engine', commit: null }] } }],
        saidBefore: [],
      },
      [],
    );
    expect([saidText(answer(`${text}\n\n${ECHO}`, READER_MODEL_ID)), text]).toEqual([
      text,
      expect.stringContaining('> spawn();'),
    ]);
  });

  it('is of a language model all of it', () => {
    expect(saidText(answer(ECHO, 'ollama/small'))).toBe(ECHO);
  });
});
