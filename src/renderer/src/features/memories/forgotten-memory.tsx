import { useLayoutEffect, useRef } from 'react';
import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { reportFailure } from '../../ui/toast';

/** Stands in place of a memory that was forgotten, with the way back while there is one. */
export function ForgottenMemory({ messageId }: { readonly messageId: string }) {
  const { forgetting } = useWindow();
  const canUndo = useStore(forgetting.undoable).includes(messageId);
  return (
    <div className="flex items-center gap-2">
      <p className="text-muted italic">{wording.memories.forgotten}</p>
      {canUndo && <UndoButton onClick={() => void forgetting.undo(messageId).catch(reportFailure)} />}
    </div>
  );
}

function UndoButton({ onClick }: { readonly onClick: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const memory = button.current?.closest<HTMLElement>('[data-memory]');
    const undo = button.current;
    // The Forget button went from under the focus, and this one will.
    if (memory?.contains(document.activeElement) === true) undo?.focus();
    return () => {
      if (document.activeElement === undo) memory?.focus();
    };
  }, []);
  return (
    <Button ref={button} className="h-7 px-2 text-fine" onClick={onClick}>
      {wording.common.undo}
      <CommandKeys id="memories.undoForget" />
    </Button>
  );
}
