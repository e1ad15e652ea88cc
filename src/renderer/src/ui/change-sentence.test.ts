import { expect, test } from 'vitest';
import { changeSentence } from './change-sentence';

test('a source that goes because another is there already is told of with the other', () => {
  const told = (successor: string | null) => changeSentence('{name} changes.', { name: 'one', successor });
  expect([told(null), told('two')]).toEqual([
    'one changes.',
    'two is there already: it takes the place of one once it is ready.',
  ]);
});
