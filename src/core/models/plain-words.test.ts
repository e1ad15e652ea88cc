import { expect, it } from 'vitest';
import { plainWords } from './plain-words';

it.each<[string, string, string | null, string]>([
  ['is one line', ' model\r\n\tnot  found ', null, 'model not found'],
  ['holds nothing that hides or turns text', 'a\u202Eb\u200Bc\u0007d\uD800e', null, 'a b c d e'],
  ['holds no key', 'Wrong key sk-123, not sk-123', 'sk-123', 'Wrong key •••, not •••'],
  ['stays whole when the key is a letter', 'a quota', 'a', 'a quota'],
  ['is cut between characters', '👋'.repeat(400), null, `${'👋'.repeat(299)}…`],
])('what a server says %s', (_, text, secret, words) => {
  expect(plainWords(text, secret)).toBe(words);
});

it('a key that lies across the cut is not shown in part', () => {
  expect(plainWords(`${'x'.repeat(295)}sk-secret-key`, 'sk-secret-key')).toBe(`${'x'.repeat(295)}•••`);
});
