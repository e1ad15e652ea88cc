import { expect, test } from 'vitest';
import { sessionsByTitle } from './sessions-by-title';

const sessions = ['Café und Hooks', 'hooks', null].map((title, at) => ({
  id: String(at),
  title,
  createdAt: 0,
  lastAccessed: 0,
  pinned: false,
  modelId: null,
  isBusy: false,
}));

test('every word must be in the title; case and accents do not count', () => {
  const found = (query: string) => sessionsByTitle(sessions, query).map(({ id }) => id);
  expect([found('HOOKS'), found('hooks cafe'), found('nothing'), found('  ')]).toEqual([
    ['0', '1'],
    ['0'],
    [],
    ['0', '1', '2'],
  ]);
});
