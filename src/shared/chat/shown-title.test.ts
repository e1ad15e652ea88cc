import { expect, test } from 'vitest';
import { shownTitle } from './shown-title';

test('a session without a title is called by the time of its beginning, with the year when it is another', () => {
  const now = new Date(2026, 10, 29, 12).getTime();
  const begun = [new Date(2026, 10, 29, 6, 10), new Date(2025, 0, 2, 17, 5)].map((date) => date.getTime());
  const sessions = [...begun.map((createdAt) => ({ title: null, createdAt })), { title: 'Boats', createdAt: now }];
  expect(sessions.map((session) => shownTitle(session, now))).toEqual([
    'Session of 29 Nov, 06:10',
    'Session of 2 Jan 2025, 17:05',
    'Boats',
  ]);
});
