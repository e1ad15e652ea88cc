import { expect, test } from 'vitest';
import type { SessionSummary } from '../../../shared/domain/session';
import type { Source } from '../../../shared/domain/source';
import { foldSessions, foldSources } from './fold-list';
import { makeSummary } from '../../../shared/testing/make-summary';
import { makeSource } from '../../../shared/testing/make-source';

const session = (id: string, lastAccessed: number): SessionSummary => makeSummary({ id, createdAt: 0, lastAccessed });
const source = (key: string, files: number): Source =>
  makeSource({ key, kind: 'folder', name: key, address: key, files });

test('a session that changes moves to where its last access puts it', () => {
  const listed = foldSessions([], { type: 'list', sessions: [session('a', 30), session('b', 20), session('c', 10)] });
  const touched = foldSessions(listed, { type: 'changed', session: session('c', 40) });
  const added = foldSessions(touched, { type: 'changed', session: session('d', 5) });
  expect(added.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  for (const type of ['removed', 'deleted'] as const) {
    expect(foldSessions(added, { type, sessionId: 'a' }).map(({ id }) => id)).toEqual(['c', 'b', 'd']);
  }
});

test('sessions that come many at once take the places of their last access, new or not', () => {
  const listed = foldSessions([], { type: 'list', sessions: [session('a', 30), session('b', 20)] });
  const added = foldSessions(listed, {
    type: 'added',
    sessions: [session('c', 25), session('b', 40), session('d', 5)],
  });
  expect(added.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
});

test('sessions of one time stand by their ids, whichever changes', () => {
  const listed = foldSessions([], { type: 'added', sessions: [session('a', 30), session('c', 30), session('b', 30)] });
  const renamed = foldSessions(listed, { type: 'changed', session: session('a', 30) });
  for (const shown of [listed, renamed]) expect(shown.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

test('a source that changes keeps its place; a new one comes last', () => {
  const listed = foldSources([], { type: 'list', sources: [source('a', 1), source('b', 1)] });
  const changed = foldSources(foldSources(listed, { type: 'changed', source: source('a', 2) }), {
    type: 'changed',
    source: source('c', 1),
  });
  expect(changed.map(({ key, files }) => [key, files])).toEqual([
    ['a', 2],
    ['b', 1],
    ['c', 1],
  ]);
  expect(foldSources(changed, { type: 'removed', key: 'b' }).map(({ key }) => key)).toEqual(['a', 'c']);
});
