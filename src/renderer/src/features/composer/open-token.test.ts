import { expect, test } from 'vitest';
import type { Mention } from '../../../../shared/domain/mention';
import { openTokenAt } from './open-token';

const known: readonly Mention[] = [{ kind: 'source', key: 'k', name: 'demo' }];
/** The token at `|`. */
function tokenOf(marked: string) {
  const caret = marked.indexOf('|');
  const token = openTokenAt(marked.replace('|', ''), caret, known);
  return token === null ? null : [token.kind, token.from, token.query];
}

test.each([
  ['/|', ['command', 0, '']],
  ['/new se|', ['command', 0, 'new se']],
  ['|/new', null],
  ['/usr/bin|', null],
  ['/new\nline|', null],
  [' /new|', null],
  ['@|', ['mention', 0, '']],
  ['how in @de|', ['mention', 7, 'de']],
  ['(@de|', ['mention', 1, 'de']],
  ['how in @de| or so', ['mention', 7, 'de']],
  ['@demo|', ['mention', 0, 'demo']],
  ['@demo |', null],
  ['@demo how|', null],
  ['@other how|', ['mention', 0, 'other how']],
  ['me@de|', null],
  ['@de\n|', null],
] as const)('%j', (marked, token) => {
  expect(tokenOf(marked)).toEqual(token);
});
