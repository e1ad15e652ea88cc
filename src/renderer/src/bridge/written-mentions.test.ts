import { expect, test } from 'vitest';
import { findMentions } from '../../../shared/chat/find-mentions';
import { writtenMentions } from './written-mentions';

test.each([
  ['', '@A b @C '],
  ['See', ' @A b @C '],
  ['See ', '@A b @C '],
  ['See\n', '@A b @C '],
  ['(', '@A b @C '],
])('behind %j they are mentions', (before, written) => {
  expect(writtenMentions(before, ['A b', 'C'])).toBe(written);
  const known = ['A b', 'C'].map((name) => ({ kind: 'session' as const, sessionId: name, name }));
  expect(findMentions(`${before}${written}on`, known)).toEqual(known);
});

test('of no names nothing is written', () => {
  expect(writtenMentions('See', [])).toBe('');
});
