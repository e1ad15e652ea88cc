import { expect, test } from 'vitest';
import { pathOfSession, sessionIdOfPath } from './route';

test('a session is in the address, and only a session', () => {
  const id = '01890000-0000-7000-8000-000000000001';
  expect(sessionIdOfPath(pathOfSession(id))).toBe(id);
  expect(['/', '/s/', '/s/x', `/s/${id}/more`, `/x/${id}`].map(sessionIdOfPath)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
