import { expect, test } from 'vitest';
import { makeSummary } from '../../../shared/testing/make-summary';
import { carriedBy, readSessions, sessionPlaces, takesSessions, writeSessions } from './dragged-sessions';

const listed = ['a', 'b', 'c'].map((id) => makeSummary({ id }));
const ids = (sessions: ReturnType<typeof carriedBy>) => sessions.map(({ id }) => id);

test('a drag that starts at a marked session carries all that are marked, in the order of the list', () => {
  expect(ids(carriedBy('c', new Set(['c', 'a']), listed))).toEqual(['a', 'c']);
});

test('a drag that starts at another one carries that one alone', () => {
  expect(ids(carriedBy('b', new Set(['a', 'c']), listed))).toEqual(['b']);
});

test('what is no session of the list carries nothing', () => {
  expect(ids(carriedBy('archive', new Set(), listed))).toEqual([]);
});

test('what was written is read again; what is not in the list is none', () => {
  expect(ids(readSessions(writeSessions(listed.slice(1)), listed))).toEqual(['b', 'c']);
  expect(ids(readSessions('b\nb\n../b\n{"id":"a"}\n', listed))).toEqual(['b']);
});

test.each([
  { of: {}, places: ['pinned', 'archive', 'trash', 'window', 'message'] },
  { of: { pinned: true }, places: ['days', 'archive', 'trash', 'window', 'message'] },
  { of: { isArchived: true }, places: ['pinned', 'days', 'trash', 'window', 'message'] },
])('only places where something changes take a session ($of)', ({ of, places }) => {
  const sessions = [makeSummary({ id: 'a', ...of })];
  expect(sessionPlaces.filter((place) => takesSessions(place, sessions))).toEqual(places);
});

test('several go into no window of their own, and none nowhere', () => {
  expect(takesSessions('window', listed)).toBe(false);
  expect(sessionPlaces.filter((place) => takesSessions(place, []))).toEqual([]);
});
