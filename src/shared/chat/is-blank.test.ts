import { expect, it } from 'vitest';
import { isBlank } from './is-blank';

it.each([
  '',
  ' \n\t',
  '\u200b',
  '\u200d\u2060\ufeff ',
  '\u00ad',
  '\u2800',
  '\u3164',
  '\u202e',
  '\ufe0f',
  '\u034f\u180b',
  '\u{e0100}',
])('nothing can be seen of %j', (text) => expect(isBlank(text)).toBe(true));

it.each(['?', '\u200bа', '👩\u200d💻', '☂\ufe0f', 'ـ', '\u0301'])('something can be seen of %j', (text) =>
  expect(isBlank(text)).toBe(false),
);
