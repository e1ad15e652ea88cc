import { expect, test } from 'vitest';
import { namedSources, withoutLookAlikes } from './named-sources';

const shares = (question: string, ...names: readonly string[]): readonly (number | null)[] => {
  const naming = namedSources(
    question,
    names.map((name, id) => ({ id, name })),
  );
  return names.map((_, id) => round(naming.get(id)?.share));
};

const round = (share: number | undefined): number | null =>
  share === undefined ? null : Math.round(share * 100) / 100;

test.each([
  ['by the last part of its name', 'How do I cache in Heron?', ['owner/heron', 'owner/stork'], [1, null]],
  ['by its owner, half', 'What has Pondworks?', ['pondworks/heron', 'reeds/stork'], [0.5, null]],
  ['by a part of its name, in part', 'How do I cache in heron?', ['a/heron-kit', 'stork'], [0.5, null]],
  ['without its version', 'How do I cache in Heron?', ['Heron-3.11.2', 'stork'], [1, null]],
  ['in another form', 'What do herons eat?', ['heron', 'stork'], [1, null]],
  ['beyond what it says of all', 'What is a heron?', ['heron-box', 'reed-heron-kit'], [0.17, null]],
  ['by all of its name, and none that is longer', 'What is a heron?', ['heron', 'heron-kit', 'stork'], [1, null, null]],
  ['by more of a longer name', 'What is in the kit for heron?', ['heron', 'heron-kit-box', 'stork'], [1, 0.67, null]],
  ['and its documentation', 'Is it in React?', ['facebook/react', 'reactjs/react.dev', 'stork'], [1, 1, null]],
  ['but not by what it is', 'Are there release notes?', ['notes', 'team notes', 'stork'], [1, 0.5, null]],
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

test.each([
  ['that says as much, is left out', 'How large is a nest of heron?', 0.9, ['heron', 'stork']],
  ['they say much more', 'How large is a nest of heron?', 0.5, ['heron', 'heron-kit', 'stork']],
  ['nothing is named', 'How large is a nest?', 0.9, ['heron', 'heron-kit', 'stork']],
  ['the longer name is said', 'How large is a nest of heron-kit?', 0.9, ['heron', 'heron-kit', 'stork']],
])('what is found in look-alikes of what is named, where %s', (_, question, fit, expected) => {
  const sources = ['heron', 'heron-kit', 'stork'].map((name, id) => ({ id, name, key: name }));
  const found = sources.map(({ key }) => ({ sourceKey: key, fit: key === 'heron' ? fit : 1 }));
  expect(withoutLookAlikes(found, question, sources).map(({ sourceKey }) => sourceKey)).toEqual(expected);
});

test.each([
  ['How do I use an effect in React?', ['facebook/react', 'reactjs/react.dev']],
  ['How do I install Acme?', ['acme', 'Acme docs']],
  ['What do the release notes say of the port?', ['notes', 'team notes']],
  ['How reliable are boats?', ['boat guide', 'boat tests']],
])('the documentation of what is named is no look-alike of it: %s', (question, names) => {
  const sources = names.map((name, id) => ({ id, name, key: name }));
  const found = sources.map(({ key }, at) => ({ sourceKey: key, fit: [0.55, 0.6][at] ?? 0 }));
  expect(withoutLookAlikes(found, question, sources)).toEqual(found);
});
