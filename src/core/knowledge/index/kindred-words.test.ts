import { expect, test } from 'vitest';
import { kindredOf } from './kindred-words';

test.each([
  ['hide', 'redact'],
  ['hiding', 'redact'],
  ['Passwords', 'secret'],
  ['redact', 'hide'],
])('%s is asked for where documentation may say %s', (word, other) => {
  expect(kindredOf(word)).toContain(other);
});

test('a word has neither itself nor another form of it beside it, and none twice', () => {
  const others = kindredOf('fails');
  expect(others).toContain('error');
  expect(others.filter((other) => /^fail(?:s|ed|ing)?$/.test(other))).toEqual([]);
  expect(new Set(others).size).toBe(others.length);
});

test('most words have no others, nor has what an object has by itself', () => {
  expect(['heron', 'useEffect', 'constructor', '__proto__', ''].map(kindredOf)).toEqual([[], [], [], [], []]);
});
