import { InvalidToolInputError } from 'ai';
import { expect, test } from 'vitest';
import { badCallSentence } from './tell-bad-call';

test('a call that is no JSON is told as such, and no other failure is', async () => {
  const cause = await Promise.resolve('{"query": ')
    .then(JSON.parse)
    .catch((error: unknown) => error);
  const error = new InvalidToolInputError({ toolName: 'search_docs', toolInput: '{"query": ', cause });
  expect(badCallSentence('search_\u202edocs', error)).toBe('The call of search_\ufffddocs is not written as JSON.');
  expect(badCallSentence('search_docs', new Error('other'))).toBeNull();
});
