import { expect, it } from 'vitest';
import { AppError } from '../errors';
import { createSessionPrivacy, type SessionPrivacyOptions } from './session-privacy';

const unused = (): never => {
  throw new Error('not asked for');
};

it.each([true, false])('what memory does not take leaves a session as private as it was: %s', async (was) => {
  let isPrivate = was;
  const privacy = createSessionPrivacy({
    sessions: {
      change: async (_, change) => void (isPrivate = change.isPrivate ?? isPrivate),
      remove: unused,
    },
    rows: { get: async () => ({ isPrivate }) as Awaited<ReturnType<SessionPrivacyOptions['rows']['get']>> },
    memory: { setPrivate: async () => Promise.reject(new AppError('memory.broken')), forget: unused },
    saves: { drain: async () => undefined },
    endQuoting: unused,
    erasing: unused,
    store: { deleteSession: unused, dropUncitedTexts: unused, purge: unused },
  });
  // Asked twice for the same, as by two windows.
  await expect(privacy.setPrivate('s', true)).rejects.toMatchObject({ code: 'memory.broken' });
  expect(isPrivate).toBe(was);
});
