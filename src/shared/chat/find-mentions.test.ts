import { expect, test } from 'vitest';
import type { Mention } from '../domain/mention';
import { findMentions, withoutMention } from './find-mentions';

const source = (name: string, key = name): Mention => ({ kind: 'source', key, name });
const session = (name: string, sessionId = name): Mention => ({ kind: 'session', sessionId, name });
const known = [
  source('react'),
  source('react.dev'),
  session('What is a hatch?'),
  source('vue', '1'),
  source('vue', '2'),
];
const namesIn = (text: string) => findMentions(text, known).map(({ name }) => name);

test.each([
  ['@react how does it work', ['react']],
  ['how does it work in (@react)?', ['react']],
  ['@react.dev, not @react.', ['react.dev', 'react']],
  ['as in @What is a hatch? please', ['What is a hatch?']],
  ['@react and @react again', ['react']],
  ['both: @vue', ['vue', 'vue']],
  ['mail me@react', []],
  ['@reactive, @react-native, @Reactive', []],
  ['@React and @REACT.dev', ['react', 'react.dev']],
  ['as in @what is a hatch? please', []],
  ['', []],
])('%j mentions %j', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

test('what stands in the name of a mention is none', () => {
  const asked = [source('ops'), source('ops @ dup'), session('Is @ops up?')];
  expect(findMentions('as in @Is @ops up? or @ops @ dup', asked).map(({ name }) => name)).toEqual([
    'Is @ops up?',
    'ops @ dup',
  ]);
});

test('a name in its own case is meant before one in another', () => {
  const cased = [source('notes'), source('Notes'), source('ops'), source('OPS 2')];
  const names = (text: string) => findMentions(text, cased).map(({ name }) => name);
  expect([names('@Notes'), names('@NOTES'), names('@ops 2 up?'), names('@Ops 2 up?')]).toEqual([
    ['Notes'],
    ['notes', 'Notes'],
    ['ops'],
    ['OPS 2'],
  ]);
});

test('of two sessions called the same the first is meant', () => {
  expect(findMentions('@Plan', [session('Plan', 'new'), session('Plan', 'old')])).toEqual([session('Plan', 'new')]);
});

test('taking a mention out leaves the rest, longer names too', () => {
  expect(withoutMention('@react or @react.dev or @React?', source('react'))).toBe('or .dev or ?');
});
