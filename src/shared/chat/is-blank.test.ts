import { expect, it } from 'vitest';
import { isBlank } from './is-blank';

it.each(['', ' \n\t', '\u200b', '\u200d\u2060\ufeff ', '\u00ad', '\u2800', '\u3164', '\u202e'])(
  'nothing can be seen of %j',
  (text) => expect(isBlank(text)).toBe(true),
);

it.each(['?', '\u200bа', '👩\u200d💻', 'ـ', '\u0301'])('something can be seen of %j', (text) =>
  expect(isBlank(text)).toBe(false),
);
