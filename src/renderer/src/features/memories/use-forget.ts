import type { RefObject } from 'react';
import type { RecalledMessage } from '../../../../shared/chat/message';
import { UNDO_MS } from '../../../../shared/domain/memory';
import { wording, fill } from '../../../../shared/text/wording';
import type { Forgetting } from '../../bridge/forgetting';
import { useWindow } from '../../bridge/window-context';
import { useCommands } from '../../keyboard/use-commands';
import { keysText } from '../../ui/keys';
import { reportFailure, showToast } from '../../ui/toast';

/** Forgets a memory, and says how it comes back. The focus stays in `item`, whose buttons go. */
export function useForget(
  { sessionId, messageId }: Pick<RecalledMessage, 'sessionId' | 'messageId'>,
  item: RefObject<HTMLElement | null>,
): () => void {
  const { forgetting } = useWindow();
  const undoKeys = useCommands().find(({ id }) => id === 'memories.undoForget')?.keys[0];
  return () => {
    item.current?.focus();
    forgetting
      .forget(sessionId, messageId)
      .then(() => offerUndo(forgetting, messageId, undoKeys))
      .catch(reportFailure);
  };
}

/** A note that goes as soon as there is nothing to undo any more. */
function offerUndo(forgetting: Forgetting, messageId: string, keys: string | undefined): void {
  const sentence =
    keys === undefined ? wording.memories.forgotten : fill(wording.memories.toast, { keys: keysText(keys) });
  const dismiss = showToast(sentence, {
    label: wording.common.undo,
    run: () => void forgetting.undo(messageId).catch(reportFailure),
    ms: UNDO_MS,
  });
  const unsubscribe = forgetting.undoable.subscribe(() => {
    if (forgetting.undoable.get().includes(messageId)) return;
    unsubscribe();
    dismiss();
  });
}
