import { expect, test } from 'vitest';
import type { Mention } from '../../../../shared/domain/mention';
import { openTokenAt } from './open-token';

const source = (name: string): Mention => ({ kind: 'source', key: name, name });
const known: readonly Mention[] = [source('demo'), source('ops'), source('ops @ dup'), source('ask @us now')];
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
  ['@Demo how|', null],
  ['@De|', ['mention', 0, 'De']],
  ['@other how|', ['mention', 0, 'other how']],
  ['me@de|', null],
  ['@de\n|', null],
  ['@demo or @de|', ['mention', 9, 'de']],
  // A name that holds the sign.
  ['in @ops @ dup |', null],
  ['in @ops @ dup|', ['mention', 3, 'ops @ dup']],
  ['@ops @ d|', ['mention', 0, 'ops @ d']],
  ['@OPS @ |', ['mention', 0, 'OPS @ ']],
  ['@ops @|', ['mention', 5, '']],
  ['@ops @de|', ['mention', 5, 'de']],
  ['@ops @ elsewhere|', null],
  ['ops @ dup|', null],
  ['@ask @us now |', null],
  ['@ask @us now @o|', ['mention', 13, 'o']],
] as const)('%j', (marked, token) => {
  expect(tokenOf(marked)).toEqual(token);
});
