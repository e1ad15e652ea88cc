import { History } from 'lucide-react';
import type { LecternMessage, RecalledMessage } from '../../../../shared/chat/message';
import { useWindow } from '../../bridge/window-context';
import { useStore } from '../../bridge/store';
import { usedTitle } from '../../ui/used-title';

interface RecalledProps {
  readonly answer: LecternMessage;
  readonly recalled: readonly RecalledMessage[];
}

/** Says how many memories an answer used, and shows them. */
export function Recalled({ answer, recalled }: RecalledProps) {
  const { layers } = useWindow();
  const isShown = useStore(layers.memories) === answer.id;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={isShown}
      onClick={() => layers.openMemories(answer.id)}
      className="text-muted hover:text-text -mx-1 flex w-fit items-center gap-2 rounded px-1 py-0.5 text-small"
    >
      <History aria-hidden size={15} />
      <span className="underline decoration-dotted underline-offset-3">{usedTitle(answer, recalled)}</span>
    </button>
  );
}
