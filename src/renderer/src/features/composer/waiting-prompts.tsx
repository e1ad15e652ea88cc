import { X } from 'lucide-react';
import { wording, fill } from '../../../../shared/text/wording';
import { isBusy, type SessionView } from '../../bridge/session-view';
import { useStore, type Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';
import { shorten } from '../../ui/shorten';
import { reportFailure } from '../../ui/toast';

/** Prompts sent while a turn runs, in their order; each can be taken back until its turn opens. */
export function WaitingPrompts({ view: store }: { readonly view: Store<SessionView> }) {
  const view = useStore(store);
  const { bridge, focusTargets } = useWindow();
  const { keepFocus } = focusTargets;
  const { sessionId } = view;
  const sending = isBusy(view.state) ? view.pending : [];
  if (view.queue.length + sending.length === 0) return null;
  const withdraw = (messageId: string): void => {
    if (sessionId === null) return;
    bridge.ask((client) => client.turns.withdraw({ sessionId, messageId })).catch(reportFailure);
  };
  return (
    <ul aria-label={wording.composer.queue} className="mb-2 flex flex-col gap-1">
      {view.queue.map((prompt) => (
        <li
          key={prompt.messageId}
          className="border-line bg-side flex items-center gap-2 rounded-lg border py-0.5 pr-0.5 pl-3"
        >
          <span className="text-muted shrink-0 text-fine">{wording.composer.queued}</span>
          <span className="min-w-0 flex-1 truncate">{shorten(prompt.text)}</span>
          <IconButton
            ref={keepFocus}
            label={fill(wording.sources.action, { action: wording.composer.withdraw, name: shorten(prompt.text) })}
            onClick={() => withdraw(prompt.messageId)}
          >
            <X aria-hidden size={15} />
          </IconButton>
        </li>
      ))}
      {sending.map((prompt) => (
        <li key={prompt.messageId} className="border-line bg-side text-muted truncate rounded-lg border px-3 py-1">
          {shorten(prompt.text)}
        </li>
      ))}
    </ul>
  );
}
