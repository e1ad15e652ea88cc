import { expect, test } from 'vitest';
import { plainReading } from './question-reading';
import { untellingWords } from './untelling-words';

const untelling = (question: string, own: Readonly<Record<string, number>>): readonly string[] => {
  const counted = Object.entries(own).map(([term, count]) => ({ term, count }));
  const asked = { own: counted, passages: 100, reading: plainReading };
  return [...untellingWords(question, asked, [{ name: 'owner/heron-2.1' }])];
};

test.each([
  ['the name of a source', 'How does heron wade?', { heron: 9, wade: 9 }, ['heron']],
  ['what most passages have', 'How do birds wade?', { birds: 80, wade: 9 }, ['bird']],
  ['nothing, where nothing else is there', 'How does heron swim?', { heron: 9, swim: 0 }, []],
  ['no word of its own', 'How do birds wade?', { birds: 40, wade: 9 }, []],
])('of a question says nothing of the section: %s', (_, question, own, expected) => {
  expect(untelling(question, own)).toEqual(expected);
});
