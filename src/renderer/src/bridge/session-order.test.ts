import { expect, test } from 'vitest';
import { makeSummary } from '../../../shared/testing/make-summary';
import { neighbourSession, sessionOrder } from './session-order';

const sessions = ['a', 'b', 'c'].map((id) => makeSummary({ id, pinned: id === 'c' }));

test('previous and next follow the order that is shown, and stop at its ends', () => {
  expect(sessionOrder(sessions).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  const step = (from: string | null, by: -1 | 1) => neighbourSession(sessions, from, by)?.id ?? null;
  expect([step('c', 1), step('a', 1), step('b', 1), step('c', -1), step(null, 1)]).toEqual(['a', 'b', null, null, 'c']);
});
