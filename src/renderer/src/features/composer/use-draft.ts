import { useEffect, useState } from 'react';
import { useStore, type Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';

/** What stands in the message box: the same draft for the caller's life, also once a new session has got its id. */
export function useDraft(
  sessionId: string | null,
  isPrivate: boolean,
): { readonly draft: Store<string>; readonly text: string } {
  const { drafts } = useWindow();
  const [draft] = useState(() => drafts.of(sessionId, isPrivate));
  useEffect(() => {
    if (sessionId !== null) drafts.bind(draft, sessionId);
  }, [drafts, draft, sessionId]);
  useEffect(() => {
    if (sessionId !== null) drafts.setPrivate(draft, isPrivate);
  }, [drafts, draft, sessionId, isPrivate]);
  return { draft, text: useStore(draft) };
}
