import { useState } from 'react';
import { textOfMessage } from '../../bridge/message-actions';
import type { SessionView } from '../../bridge/session-view';
import type { Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { createPromptHistory, type PromptHistory } from './prompt-history';

/** The prompts of the shown session, then those of others, for the box that holds this draft. */
export function usePromptHistory(draft: Store<string>, view: Store<SessionView>): PromptHistory {
  const { bridge } = useWindow();
  const [history] = useState(() =>
    createPromptHistory({
      draft,
      own: () => promptsOf(view.get()),
      earlier: async () => (await bridge.ask((client) => client.memories.recentPrompts())).prompts,
    }),
  );
  return history;
}

/** Newest first: what waits, then what was answered. */
function promptsOf({ messages, queue, pending }: SessionView): readonly string[] {
  const asked = messages.filter(({ role, metadata }) => role === 'user' && metadata?.forgotten !== true);
  return [...asked.map(textOfMessage), ...[...queue, ...pending].map(({ text }) => text)].toReversed();
}
