import { useState } from 'react';
import { isSameButForOpen, type SessionView } from '../../bridge/session-view';
import { useSelected, type Store } from '../../bridge/store';

/** The view as it was before its open answer grew, which draws itself (message-article.tsx): the list has nothing to do. */
export function useSettledView(store: Store<SessionView>): SessionView {
  const [settle] = useState(createSettling);
  return useSelected(store, settle);
}

function createSettling(): (view: SessionView) => SessionView {
  let settled: SessionView | null = null;
  return (view) => {
    if (settled === null || !isSameButForOpen(settled, view)) settled = view;
    return settled;
  };
}
