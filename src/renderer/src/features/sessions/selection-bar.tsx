import { Archive, Pin, Trash2, X } from 'lucide-react';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';

/** How many sessions are marked, and what can be done with them. */
export function SelectionBar() {
  const { selection, run } = useWindow();
  const count = useStore(selection.ids).size;
  return (
    <div
      className="data-[shown=true]:border-line flex items-center gap-0.5 px-4 data-[shown=true]:border-b data-[shown=true]:pb-1"
      data-shown={count > 0}
    >
      {/* Always in the page, so that it is read out when it changes. */}
      <p role="status" className="text-muted min-w-0 flex-1 text-small empty:hidden">
        {count > 0 && fill(wording.sessions.selected, { count })}
      </p>
      {count > 0 && (
        <>
          <IconButton label={wording.commands['session.pin']} onClick={() => run('session.pin')}>
            <Pin aria-hidden size={14} />
          </IconButton>
          <IconButton label={wording.commands['session.archive']} onClick={() => run('session.archive')}>
            <Archive aria-hidden size={14} />
          </IconButton>
          <IconButton label={wording.commands['session.trash']} onClick={() => run('session.trash')}>
            <Trash2 aria-hidden size={14} />
          </IconButton>
          <IconButton label={wording.sessions.selectNone} onClick={selection.clear}>
            <X aria-hidden size={14} />
          </IconButton>
        </>
      )}
    </div>
  );
}
