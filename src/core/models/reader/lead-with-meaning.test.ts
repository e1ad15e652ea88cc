import { expect, test } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { askReader, passage } from './testing/ask-reader';

const GLOSSARY =
  '- **Weir:** A wall that holds a pond.\n- **Mud line:** The height up to which mud lies;\n  it is measured in May.';
const glossary = { ...passage(1, ['Guide', 'Glossary'], GLOSSARY), fit: 0.1 };
const fit = (n: number, trail: readonly string[], text: string, path = 'docs/guide.md'): Passage => ({
  ...passage(n, trail, text),
  path,
  fit: 0.9,
});
const other = fit(2, ['Guide', 'Walls'], 'A weir is closed at night.');
/** Per quote its number and its text. */
const quotes = async (question: string, ...passages: readonly Passage[]) => {
  const { text } = await askReader(question, { passages });
  const parts = text.split(/^\*\*.*\*\* \[(\d+)\]$/m).slice(1);
  return parts.flatMap((part, at) =>
    at % 2 === 0 ? [[Number(part), (parts[at + 1] ?? '').trim().replace(/^> ?/gm, '')]] : [],
  );
};

test.each([
  ['What is a weir?', '- **Weir:** A wall that holds a pond.'],
  ['What are weirs?', '- **Weir:** A wall that holds a pond.'],
  ['What does weir mean?', '- **Weir:** A wall that holds a pond.'],
  ['Was ist ein Weir?', '- **Weir:** A wall that holds a pond.'],
  ['What is the mud line?', '- **Mud line:** The height up to which mud lies;\n  it is measured in May.'],
])('the meaning of a word is told by its entry in a glossary: %s', async (question, entry) => {
  expect(await quotes(question, other, glossary)).toEqual([[1, entry]]);
});

test('a section that is headed by it comes first, and code that is called so below', async () => {
  const headed = fit(3, ['Guide', 'What is a weir?'], 'A weir holds water back.');
  const code = fit(4, ['Weir'], 'class Weir {}', 'weir.ts');
  expect((await quotes('What is a weir?', code, glossary, headed, other)).map(([n]) => n)).toEqual([3, 1, 4]);
});

test('beside a list that is no glossary what fits stays', async () => {
  const changes = { ...glossary, trail: ['Changes', '1.2'] };
  expect((await quotes('What is a weir?', other, changes)).map(([n]) => n)).toEqual([1, 2]);
});

test.each([
  ['a list of what is told of each', 'What is a weir?', '- **Weir:** Closed at night.'],
  ['another word', 'What is a weir gate?', GLOSSARY],
  ['what is asked of it', 'What is a weir for?', GLOSSARY],
  ['how large it is', 'How high is a weir?', GLOSSARY],
])('no meaning is told by %s', async (_, question, text) => {
  expect((await quotes(question, other, { ...glossary, text })).map(([n]) => n)).toEqual([2]);
});
