import { expect, it } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import { READER_MODEL_ID } from '../../shared/domain/model';
import type { Passage } from '../../shared/domain/passage';
import { groundOf } from './answer-ground';

type Parts = LecternMessage['parts'];

const passage = (n: number, text: string, blob = text): Passage => ({
  n,
  sourceKey: 'a'.repeat(64),
  sourceName: 'demo',
  commit: null,
  path: 'a.md',
  lines: [1, 1],
  blob,
  trail: ['Key'],
  text,
});
const message = (role: 'user' | 'assistant', parts: Parts): LecternMessage => ({ id: role, role, parts });
const search = (...passages: Passage[]): Parts[number] => ({
  type: 'tool-search_docs',
  toolCallId: 'c',
  state: 'output-available',
  input: { query: 'key' },
  output: { passages, searched: [] },
});
const read = (one: Passage): Parts[number] => {
  const { trail: _, ...output } = one;
  const input = { source: 'demo', path: 'a.md' };
  return {
    type: 'tool-read_source',
    toolCallId: 'r',
    state: 'output-available',
    input,
    output: { ...output, totalLines: 1 },
  };
};
const citation = (one: Passage): Parts[number] => ({ type: 'data-citation', data: one });

it('has the passages of the answer and of those before it; of a number that began again, the newest', () => {
  const earlier = message('assistant', [search(passage(1, 'old'), passage(2, 'kept')), read(passage(3, 'read'))]);
  const answer = message('assistant', [search(passage(1, 'new'))]);
  const { shown, grounding } = groundOf(answer, { messages: [earlier], told: [] });
  expect([...shown].map(([n, { text }]) => [n, text])).toEqual([
    [1, 'new'],
    [2, 'kept'],
    [3, 'read'],
  ]);
  expect(grounding).toBe('own');
});

it('takes no passage for a number by which the answer cites another file', () => {
  const earlier = message('assistant', [search(passage(1, 'old'), passage(2, 'same'))]);
  const answer = message('assistant', [citation(passage(1, 'cited')), citation(passage(2, 'same'))]);
  const { places, shown } = groundOf(answer, { messages: [earlier], told: [] });
  expect([[...places.keys()], [...shown.keys()]]).toEqual([[1, 2], [2]]);
});

it('has what the model was given beside passages, and nothing that an answer said itself', () => {
  const file = {
    type: 'data-attachment',
    data: { name: 'a.txt', size: 10, text: 'In a file.' },
  } as const;
  const recalled = { messageId: 'm', sessionId: 's', createdAt: 1, isMatch: true } as const;
  const memory: Parts[number] = {
    type: 'data-memory',
    data: {
      recalled: [
        { ...recalled, role: 'user', text: 'Recalled.' },
        { ...recalled, role: 'assistant', text: 'An answer of another day.' },
      ],
    },
  };
  const text = (said: string): Parts[number] => ({ type: 'text', text: said });
  const messages = [
    message('user', [text('First.')]),
    message('assistant', [text('An answer.')]),
    message('user', [file, text('Second.')]),
  ];
  const { given, grounding } = groundOf(message('assistant', [memory, text('Another.')]), {
    messages,
    told: ['Told.'],
  });
  expect([given, grounding]).toEqual([['First.', 'In a file.', 'Second.', 'Recalled.', 'Told.'], 'none']);
});

it('an answer without a search of its own comes from the passages before it; one of the Reader never does', () => {
  const earlier = message('assistant', [search(passage(1, 'old'))]);
  const answer = message('assistant', [{ type: 'text', text: '> It opens never.' }]);
  const ofReader = { ...answer, metadata: { parentId: null, createdAt: 1, modelId: READER_MODEL_ID } };
  const groundingIn = (one: LecternMessage, messages: LecternMessage[]) =>
    groundOf(one, { messages, told: [] }).grounding;
  expect([groundingIn(answer, [earlier]), groundingIn(answer, []), groundingIn(ofReader, [earlier])]).toEqual([
    'earlier',
    'none',
    'none',
  ]);
});
