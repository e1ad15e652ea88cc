import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { CircleStop, Pencil, RotateCw, Trash2, Undo2 } from 'lucide-react';
import type { Source } from '../../../../shared/domain/source';
import { wording } from '../../../../shared/text/wording';
import { IconButton } from '../../ui/button';
import { canRefresh, isChangeWaiting, sourceAction, stayAction, updateAction } from '../../ui/source-action';

const text = wording.sources;

interface SourceButtonsProps {
  readonly source: Source;
  readonly tabIndex: 0 | -1;
  readonly onUpdate: () => void;
  readonly onStop: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** What can be done with a source. The one button for stop and refresh keeps the focus when the work ends. */
export function SourceButtons({ source, tabIndex, onUpdate, onStop, onEdit, onRemove }: SourceButtonsProps) {
  const isWorking = source.state === 'working';
  return (
    <div className="flex shrink-0 gap-2">
      <IconButton
        label={sourceAction(isWorking ? text.stop : updateAction(source), source)}
        aria-keyshortcuts={isWorking ? text.stopKey : text.refreshKey}
        tabIndex={tabIndex}
        onClick={isWorking ? onStop : onUpdate}
      >
        {isWorking ? <CircleStop aria-hidden size={16} /> : <RotateCw aria-hidden size={15} />}
      </IconButton>
      {isWorking && canRefresh(source) && (
        <Passing>
          <IconButton
            label={sourceAction(text.refresh, source)}
            aria-keyshortcuts={text.refreshKey}
            tabIndex={tabIndex}
            onClick={onUpdate}
          >
            <RotateCw aria-hidden size={15} />
          </IconButton>
        </Passing>
      )}
      {isChangeWaiting(source) && (
        <Passing>
          <IconButton label={stayAction(source)} aria-keyshortcuts={text.stopKey} tabIndex={tabIndex} onClick={onStop}>
            <Undo2 aria-hidden size={15} />
          </IconButton>
        </Passing>
      )}
      {source.kind !== 'handbook' && (
        <>
          <IconButton
            label={sourceAction(text.edit, source)}
            aria-keyshortcuts="Enter"
            tabIndex={tabIndex}
            onClick={onEdit}
          >
            <Pencil aria-hidden size={15} />
          </IconButton>
          <IconButton
            label={sourceAction(text.remove, source)}
            aria-keyshortcuts="Delete"
            tabIndex={tabIndex}
            onClick={onRemove}
          >
            <Trash2 aria-hidden size={15} />
          </IconButton>
        </>
      )}
    </div>
  );
}

/** A button that is there for a while: when it goes from under the focus, its row has it. */
function Passing({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const button = place.current;
    const row = button?.closest<HTMLElement>('[data-source]');
    return () => {
      if (button?.contains(document.activeElement) === true) row?.focus();
    };
  }, []);
  return <span ref={place}>{children}</span>;
}
