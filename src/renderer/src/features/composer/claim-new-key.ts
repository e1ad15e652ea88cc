import type { KeptDrafts } from './kept-drafts';

/** Before the name of the window. */
const PREFIX = 'draft:new:';
type NewKey = `${typeof PREFIX}${string}`;
/** Where a window remembers its key across a reload. */
const OWN_KEY = 'draft:new';

interface ClaimOptions {
  /** Shared by all windows, and kept when they are gone. */
  readonly storage: Pick<KeptDrafts, 'keys' | 'loaded'>;
  /** This window's own. */
  readonly session: Pick<Storage, 'getItem' | 'setItem'>;
  readonly locks: Locks;
  readonly newId: () => string;
}

/** The part of the browser's LockManager that is used. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable: boolean },
    granted: (lock: unknown) => Promise<never> | undefined,
  ): Promise<unknown>;
}

/**
 * The key under which this window keeps the draft of its new session. No two open windows have the same, which a lock
 * held for the window's life sees to. A reload keeps it; a window that starts takes over what one left that is gone,
 * so that a restart loses no draft.
 */
export async function claimNewKey({ storage, session, locks, newId }: ClaimOptions): Promise<NewKey> {
  const own = session.getItem(OWN_KEY);
  await storage.loaded;
  if (own !== null && isNewKey(own)) {
    // The page before the reload may still have it, and is about to let it go.
    void hold(locks, own, false);
    return own;
  }
  const fresh: NewKey = `${PREFIX}${newId()}`;
  let claimed = fresh;
  // The drafts of new sessions, of windows that are open and of those that are gone.
  for (const key of [...storage.keys().filter(isNewKey), fresh]) {
    claimed = key;
    if (await hold(locks, key, true)) break;
  }
  session.setItem(OWN_KEY, claimed);
  return claimed;
}

function isNewKey(key: string): key is NewKey {
  return key.startsWith(PREFIX);
}

/** Takes a lock for as long as the page lives; false when it was wanted at once and another page has it. */
function hold(locks: Locks, name: string, ifAvailable: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      // Without locks a draft does not outlive its window.
      .catch(() => resolve(false));
  });
}
