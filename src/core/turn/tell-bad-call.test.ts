import { InvalidToolInputError } from 'ai';
import { expect, test } from 'vitest';
import { workingMemoryInput } from '../../shared/chat/tools';
import { badCallSentence } from './tell-bad-call';

test('a call that is no JSON is told as such, and no other failure is', async () => {
  const cause = await Promise.resolve('{"query": ')
    .then(JSON.parse)
    .catch((error: unknown) => error);
  const error = new InvalidToolInputError({ toolName: 'search_docs', toolInput: '{"query": ', cause });
  expect(badCallSentence('search_\u202edocs', error)).toBe('The call of search_\ufffddocs is not written as JSON.');
  expect(badCallSentence('search_docs', new Error('other'))).toBeNull();
});

test('what does not fit a tool is told without the words of its schema', () => {
  const add = { action: 'add', section: 'people', entry: 'Otto' };
  const told = (operations: unknown): string | null => {
    const cause = workingMemoryInput.safeParse({ operations }).error;
    const toolInput = JSON.stringify({ operations });
    return badCallSentence('note', new InvalidToolInputError({ toolName: 'note', toolInput, cause }));
  };
  expect([
    told('Otto'),
    told([]),
    told([add, { ...add, action: 'invent' }]),
    told([{ ...add, entry: 'x'.repeat(5_000) }]),
    told([{ action: 'add' }]),
  ]).toEqual([
    'The call does not fit note: “operations” must be a list.',
    'The call does not fit note: “operations” is too short or too small.',
    'The call does not fit note: “action” of no. 2 must be add, replace, or remove.',
    'The call does not fit note: “entry” of no. 1 is too long or too large, 4000 is the most.',
    'The call does not fit note: “section” of no. 1 must be aboutMe, preferences, projects, people, or openEnds; “entry” of no. 1 must be a text.',
  ]);
});
