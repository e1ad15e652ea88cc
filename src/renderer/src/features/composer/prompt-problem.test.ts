import { expect, test } from 'vitest';
import { MAX_PROMPT_LENGTH } from '../../../../shared/domain/session';
import { sentenceOf } from '../../bridge/error-data-of';
import { promptProblem } from './prompt-problem';

const sentences = (text: string): string | null => {
  const problem = promptProblem(text);
  return problem === null ? null : sentenceOf(problem);
};

test('a prompt is sent up to the limit; over it, and when it is blank, there is a sentence', () => {
  expect(['x'.repeat(MAX_PROMPT_LENGTH), 'x'.repeat(MAX_PROMPT_LENGTH + 1), ' \n', '\u200b'].map(sentences)).toEqual([
    null,
    'That prompt is longer than 4,000,000 characters.',
    'Type a question first.',
    'Type a question first.',
  ]);
});
