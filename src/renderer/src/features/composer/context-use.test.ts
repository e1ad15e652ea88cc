import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../../shared/chat/message';
import { contextUse } from './context-use';

const message = (role: 'user' | 'assistant', text: string): LecternMessage => ({
  id: text.slice(0, 9),
  role,
  parts: [{ type: 'text', text }],
});
/** About 2,700 tokens. */
const LONG = 'word '.repeat(2_000);
const turn = (text: string) => [message('user', 'Question?'), message('assistant', text)];
const droppedOf = (messages: readonly LecternMessage[], text = 'And?', files: readonly string[] = []) => {
  const attached = files.map((each, at) => ({ name: `${at}`, size: 1, text: each }));
  const { leftOut, isCut } = contextUse({ text, files: attached, messages, contextTokens: 12_000 });
  return [leftOut, isCut];
};

test('what fits is sent, else whole turns are left out, oldest first, and only then the prompt is cut', () => {
  expect([
    droppedOf([...turn(LONG), ...turn(LONG)]),
    droppedOf([...turn(LONG), ...turn(LONG), ...turn(LONG)]),
    droppedOf([...turn('Short.'), ...turn(LONG), ...turn(LONG), ...turn(LONG)]),
    droppedOf(turn('Short.'), LONG.repeat(3)),
    droppedOf(turn('Short.'), 'And?', [LONG, LONG, LONG]),
  ]).toEqual([
    [0, false],
    [2, false],
    [4, false],
    [2, true],
    [2, true],
  ]);
});

test('no more than the recent messages are counted, and what tools returned is', () => {
  const base = { text: '', files: [], contextTokens: 100_000 };
  const tokensOf = (messages: readonly LecternMessage[]) => contextUse({ ...base, messages }).tokens;
  const found: LecternMessage = {
    id: 'found',
    role: 'assistant',
    parts: [
      {
        type: 'tool-search_docs',
        toolCallId: 'c',
        state: 'output-available',
        input: { query: LONG },
        output: { passages: [], searched: [] },
      },
    ],
  };
  const many = Array.from({ length: 8 }, () => turn(LONG)).flat();
  expect(tokensOf(many)).toBe(tokensOf(many.slice(-10)));
  expect(tokensOf([found])).toBeGreaterThan(tokensOf([]) + 2_000);
});
