import { expect, test } from 'vitest';
import { createRoute, pathOfMessage, pathOfSession, sessionIdOfPath, targetOfHash } from './route';

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

const [id, other, messageId] = [1, 2, 3].map((at) => `01890000-0000-7000-8000-00000000000${at}`) as [
  string,
  string,
  string,
];

/** As much of a page as a route needs: an address, and a history that can be reloaded and gone back in. */
function openPage() {
  const entries: { url: URL; state: unknown }[] = [{ url: new URL('lectern://app/'), state: null }];
  const onBack = new Set<() => void>();
  const now = () => entries.at(-1) ?? { url: new URL('lectern://app/'), state: null };
  const enter = (state: unknown, path: string) => ({ url: new URL(path, 'lectern://app'), state });
  const page = {
    get location() {
      return now().url;
    },
    history: {
      get state() {
        return now().state;
      },
      pushState: (state: unknown, _: string, path: string) => void entries.push(enter(state, path)),
      replaceState: (state: unknown, _: string, path: string) => void entries.splice(-1, 1, enter(state, path)),
    },
    addEventListener: (_: string, listener: () => void) => void onBack.add(listener),
  };
  const back = (): void => {
    entries.pop();
    for (const listener of onBack) listener();
  };
  // The parts of a window that are looked at.
  return { reload: () => createRoute(page as unknown as Window), back, entries };
}

test('a message is in the address beside its session, and outlives a reload and the session’s next turn', () => {
  const { reload } = openPage();
  reload().go(id, { messageId });
  const route = reload();
  route.bind(id);
  expect([route.sessionId.get(), route.target.get(), pathOfMessage(id, messageId)]).toEqual([
    id,
    { messageId },
    `/s/${id}#${messageId}`,
  ]);
  expect(['', '#', '#x'].map(targetOfHash)).toEqual([null, null, null]);
});

test('the session that a turn was put in is shown and in the address, which a reload keeps, without a step back', () => {
  const { reload, entries } = openPage();
  const route = reload();
  route.bind(id);
  expect([route.sessionId.get(), reload().sessionId.get(), entries.length]).toEqual([id, id, 1]);
});

test('a message that is asked for again is another target, without another step in the history', () => {
  const { reload, entries } = openPage();
  const route = reload();
  route.go(id, { messageId });
  const first = route.target.get();
  route.go(id, { messageId });
  expect([route.target.get() === first, entries.length]).toEqual([false, 2]);
});

test('what to mark in a message is not in the address', () => {
  const { reload } = openPage();
  const route = reload();
  route.go(id, { messageId, words: ['heron'] });
  expect([route.target.get(), reload().target.get()]).toEqual([{ messageId, words: ['heron'] }, { messageId }]);
});

test('that the next session is to be private outlives a reload, and ends with its first prompt', () => {
  const { reload } = openPage();
  reload().go(null, { isPrivate: true });
  const route = reload();
  const before = route.isPrivate.get();
  route.bind(id);
  expect([before, route.isPrivate.get(), reload().isPrivate.get()]).toEqual([true, false, false]);
});

test('back leads to what was shown before, message and all', () => {
  const { reload, back } = openPage();
  const route = reload();
  route.go(id, { messageId });
  route.go(other);
  const there = route.target.get();
  back();
  expect([there, route.sessionId.get(), route.target.get()]).toEqual([null, id, { messageId }]);
});
