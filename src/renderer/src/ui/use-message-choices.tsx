import type { FoundMessage } from '../../../shared/domain/found-message';
import { useWindow } from '../bridge/window-context';
import type { Choice } from './choice';
import { FoundMessageLine } from './found-message-line';

/** Makes choices of found messages: each opens its session there, what was found marked. */
export function useMessageChoices(): (hits: readonly FoundMessage[]) => readonly Choice[] {
  const { layers, messages, route } = useWindow();
  const toChoice = (hit: FoundMessage): Choice => {
    const { messageId, sessionId, snippet } = hit;
    return {
      id: `message ${messageId}`,
      title: snippet.map(({ text }) => text).join(''),
      body: <FoundMessageLine hit={hit} />,
      choose: () => {
        layers.closeDialog();
        if (messages.collapsed.get().has(messageId)) messages.collapse(messageId);
        const words = snippet.filter(({ isMatch }) => isMatch).map(({ text }) => text);
        route.go(sessionId, { messageId, words: [...new Set(words)] });
      },
    };
  };
  return (hits) => hits.map(toChoice);
}
