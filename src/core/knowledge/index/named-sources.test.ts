import { expect, test } from 'vitest';
import { namedSources } from './named-sources';

const shares = (question: string, ...names: readonly string[]): readonly (number | null)[] => {
  const naming = namedSources(
    question,
    names.map((name, id) => ({ id, name })),
  );
  return names.map((_, id) => naming.get(id)?.share ?? null);
};

test.each([
  ['by the last part of its name', 'How do I cache in Heron?', ['owner/heron', 'owner/stork'], [1, null]],
  ['by its owner, half', 'What has Pondworks?', ['pondworks/heron', 'reeds/stork'], [0.5, null]],
  ['by a part of its name, in part', 'How do I cache in heron?', ['a/heron-kit', 'stork'], [0.5, null]],
  ['without its version', 'How do I cache in Heron?', ['Heron-3.11.2', 'stork'], [1, null]],
  ['in another form', 'What do herons eat?', ['heron', 'stork'], [1, null]],
  ['beyond what it says of all', 'What is a heron?', ['heron', 'heron-kit'], [0.5, null]],
  ['as well as another', 'Is heron-kit a heron?', ['heron', 'heron-kit', 'stork'], [1, 1, null]],
])('a question names a source %s', (_, question, names, expected) => {
  expect(shares(question, ...names)).toEqual(expected);
});

test.each([
  ['it is the only one', 'What is a heron?', ['owner/heron']],
  ['all are named', 'How do heron and stork differ?', ['heron', 'stork']],
  ['its name is no word', 'What is 3.11 for?', ['3.11', 'the']],
])('that a question names a source tells nothing where %s', (_, question, names) => {
  expect(shares(question, ...names)).toEqual(names.map(() => null));
});
