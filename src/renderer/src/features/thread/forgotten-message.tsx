import { EyeOff } from 'lucide-react';
import type { LecternMessage } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import type { ArticleProps } from '../../ui/article-props';
import { reportFailure } from '../../ui/toast';

interface ForgottenMessageProps {
  readonly message: LecternMessage;
  readonly article: ArticleProps;
}

/** Stands where a message was before it was forgotten. */
export function ForgottenMessage({ message, article }: ForgottenMessageProps) {
  const { forgetting, focusTargets } = useWindow();
  const { keepFocus } = focusTargets;
  const canUndo = useStore(forgetting.undoable).includes(message.id);
  const isUser = message.role === 'user';
  return (
    <article
      aria-label={isUser ? wording.thread.you : wording.thread.assistant}
      aria-busy={false}
      {...article}
      className={`message mt-5 flex ${isUser ? 'justify-end' : ''}`}
    >
      <p className="border-strong text-muted flex items-center gap-2 rounded-xl border border-dashed px-3.5 py-1.5 text-small italic">
        <EyeOff aria-hidden size={14} />
        {wording.memories.forgotten}
        {canUndo && (
          <Button
            ref={keepFocus}
            look="quiet"
            className="h-6 px-2 text-fine not-italic"
            onClick={() => void forgetting.undo(message.id).catch(reportFailure)}
          >
            {wording.common.undo}
            <CommandKeys id="memories.undoForget" />
          </Button>
        )}
      </p>
    </article>
  );
}
