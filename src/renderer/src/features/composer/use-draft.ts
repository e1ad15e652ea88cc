import { v7 as newId } from 'uuid';
import { useEffect, useState } from 'react';
import { useStore, type Store } from '../../bridge/store';
import { claimNewKey } from './claim-new-key';
import { createDrafts } from './drafts';

export const drafts = createDrafts({
  storage: localStorage,
  claimNewKey: () => claimNewKey({ storage: localStorage, session: sessionStorage, locks: navigator.locks, newId }),
});
addEventListener('pagehide', drafts.flush);

/** What stands in the message box: the same draft for the caller's life, also once a new session has got its id. */
export function useDraft(
  sessionId: string | null,
  isPrivate: boolean,
): { readonly draft: Store<string>; readonly text: string } {
  const [draft] = useState(() => drafts.of(sessionId, isPrivate));
  useEffect(() => {
    if (sessionId !== null) drafts.bind(draft, sessionId);
  }, [draft, sessionId]);
  useEffect(() => {
    if (sessionId !== null) drafts.setPrivate(draft, isPrivate);
  }, [draft, sessionId, isPrivate]);
  return { draft, text: useStore(draft) };
}
