import { Trash2, Undo2 } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { shownTitle } from '../../../../shared/chat/shown-title';
import type { TrashedSession } from '../../../../shared/domain/trash';
import { wording, fill } from '../../../../shared/text/wording';
import { dayFormat } from '../../../../shared/text/formats';
import { Button } from '../../ui/button';
import { ConfirmInPlace } from '../../ui/confirm-in-place';
import { Keys } from '../../ui/keys';

const text = wording.trash;

interface TrashItemProps {
  readonly session: TrashedSession;
  /** Something is being done to this one or another. */
  readonly isRunning: boolean;
  readonly onRestore: () => void;
  readonly onDelete: () => void;
}

/** One session of the trash. While the focus is in it, R restores it and D asks whether to delete it; arrows go on. */
export function TrashItem({ session, isRunning, onRestore, onDelete }: TrashItemProps) {
  const item = useRef<HTMLElement>(null);
  const titleId = useId();
  const [isAsking, setIsAsking] = useState(false);
  useLayoutEffect(() => passFocusOn(item.current), []);
  const restore = (): void => {
    if (!isRunning) onRestore();
  };
  const actions: Readonly<Record<string, () => void>> = {
    [text.restoreKey]: restore,
    [text.deleteKey]: () => setIsAsking(true),
    ARROWDOWN: () => focusOn(item.current?.nextElementSibling),
    ARROWUP: () => focusOn(item.current?.previousElementSibling),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actions[event.key.toUpperCase()];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    // A letter that is held down is not for the neighbour, which gets the focus.
    if (event.repeat && event.key.length === 1) return;
    event.preventDefault();
    act();
  };
  const { trashedAt, goesAt } = session;
  return (
    <article
      ref={item}
      aria-labelledby={titleId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="-mx-2 my-1 flex flex-col gap-1.5 rounded-lg px-2 py-2"
    >
      <h3 id={titleId} className="font-medium wrap-anywhere">
        {shownTitle(session)}
      </h3>
      <p className="text-muted text-small">
        {fill(text.goes, { since: dayFormat().format(trashedAt), date: dayFormat().format(goesAt) })}
      </p>
      <div className="flex flex-wrap gap-1.5">
        <Button className="h-7 px-2 text-fine" aria-disabled={isRunning} onClick={restore}>
          <Undo2 aria-hidden size={13} />
          {text.restore}
          <Keys keys={text.restoreKey} />
        </Button>
        {isAsking ? (
          <ConfirmInPlace
            question={null}
            confirm={isRunning ? text.deleting : text.confirm}
            isRunning={isRunning}
            buttonClass="h-7 px-2 text-fine"
            onConfirm={onDelete}
            onLeave={() => setIsAsking(false)}
          />
        ) : (
          <Button className="h-7 px-2 text-fine" onClick={() => setIsAsking(true)}>
            <Trash2 aria-hidden size={13} />
            {text.delete}
            <Keys keys={text.deleteKey} />
          </Button>
        )}
      </div>
    </article>
  );
}

function focusOn(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.focus();
  return true;
}

/** An item that goes from under the focus gives it to its neighbour, the last one to the dialog. Returns what React calls just before. */
function passFocusOn(item: HTMLElement | null): () => void {
  return () => {
    if (item?.contains(document.activeElement) !== true) return;
    const dialog = item.closest('[role=dialog]');
    if (!focusOn(item.nextElementSibling) && !focusOn(item.previousElementSibling)) focusOn(dialog);
  };
}
