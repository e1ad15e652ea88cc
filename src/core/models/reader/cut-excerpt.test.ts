import { expect, test } from 'vitest';
import { cutExcerpt } from './cut-excerpt';
import { termsOf } from './match-terms';

const excerpt = (text: string): string => cutExcerpt(termsOf('open a pool', []), text, 'guide.md', []);

test.each([
  ['open(pool);\n```\n\nA pool is opened.', '```\nopen(pool);\n```\n\nA pool is opened.'],
  ['open(pool);\n```\n\n```sh\nopen\n```', '```\nopen(pool);\n```\n\n```sh\nopen\n```'],
  ['open(pool);\n\nclose(pool);\n~~~', '~~~\nopen(pool);\n\nclose(pool);\n~~~'],
])('a passage that begins inside of a listing is quoted as one: %j', (text, quoted) => {
  expect(excerpt(text)).toBe(quoted);
});

test.each([
  ['Open a pool:\n\n```\nopen(pool);\n```'],
  ['```\nopen(pool);\n```'],
  ['```sh\nopen\n```\n\nA pool is open.'],
])('one that begins outside stays as it is: %j', (text) => {
  expect(excerpt(text)).toBe(text);
});

test('a listing that begins with a gap is no end of one', () => {
  expect(excerpt('Open a pool:\n```\n\nopen(pool);\n```')).toBe('Open a pool:\n\n```\n\nopen(pool);\n```');
});
