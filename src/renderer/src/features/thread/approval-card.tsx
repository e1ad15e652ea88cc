import { GitBranch } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { MessageData } from '../../../../shared/chat/message';
import type { Decision } from '../../../../shared/domain/approval';
import { wording, fill } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Keys } from '../../ui/keys';
import { isWriting } from '../../keyboard/is-writing';
import { createApprovalAnswer, decisionOfKey } from './approval-answer';
import type { SearchPart } from './part-groups';

const text = wording.approval;

type RequestedPart = Extract<SearchPart, { state: 'approval-requested' }>;

const NOTHING_TOLD = { ref: null, host: null, target: undefined };

interface ApprovalCardProps {
  readonly part: RequestedPart;
  readonly asked: MessageData['approval'] | null;
}

/** Asks before a repository is fetched that the user has not added. A, H and D answer while the card has the focus. */
export function ApprovalCard({ part, asked }: ApprovalCardProps) {
  const { address, ref, host, target } = asked ?? { ...NOTHING_TOLD, address: part.input.source ?? '' };
  const card = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const { keepFocus, setApproval } = useWindow().focusTargets;
  const { answer, error, isSending } = useAnswer(part.approval.id);
  useEffect(() => focusOnceSeen(card.current), []);
  useEffect(() => {
    setApproval(card.current);
    return () => setApproval(null);
  }, [setApproval]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const decision = decisionOfKey(event.key, host);
    if (decision === null) return;
    event.preventDefault();
    answer(decision);
  };
  return (
    // Answered in another window, it goes from under the focus.
    <div ref={keepFocus}>
      <div
        ref={card}
        role="group"
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="border-accent bg-raised rounded-xl border p-4 -outline-offset-1"
      >
        <h2 id={titleId} className="flex items-center gap-2 font-semibold">
          <GitBranch aria-hidden size={16} />
          {text.title}
        </h2>
        <p className="mt-1.5 wrap-anywhere">
          {ref === null ? fill(text.body, { address }) : fill(text.bodyAt, { address, ref })}
        </p>
        {target !== undefined && (
          <p className="mt-1.5 wrap-anywhere">{fill(text.ledTo, { target: withScheme(target) })}</p>
        )}
        <p className="text-muted mt-1 text-small">{text.note}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="primary" disabled={isSending} onClick={() => answer('approve')}>
            {text.approve}
            <Keys keys={text.approveKey} />
          </Button>
          {host !== null && (
            <Button disabled={isSending} onClick={() => answer('always')}>
              {fill(text.always, { host })}
              <Keys keys={text.alwaysKey} />
            </Button>
          )}
          <Button disabled={isSending} onClick={() => answer('deny')}>
            {text.deny}
            <Keys keys={text.denyKey} />
          </Button>
        </div>
        {error !== null && (
          <p role="alert" className="text-danger mt-2">
            {sentenceOf(error)}
          </p>
        )}
      </div>
    </div>
  );
}

/** `name@host:path` is an address over ssh, which is not seen in it. */
function withScheme(address: string): string {
  return address.includes('://') ? address : `ssh://${address.replace(':', '/')}`;
}

/** The list lays new rows out unseen at first, and what is not seen takes no focus. Returns its stop. */
function focusOnceSeen(card: HTMLElement | null): () => void {
  let frame = 0;
  const focus = (): void => {
    const active = document.activeElement;
    // A dialog would take the focus back at once; whoever reads a passage is not to be torn from it.
    if (isWriting(active) || active?.closest('[role=dialog]')) return;
    card?.focus();
    if (document.activeElement !== card) frame = requestAnimationFrame(focus);
  };
  focus();
  return () => cancelAnimationFrame(frame);
}

/** The message box gets the focus back at once. */
function useAnswer(approvalId: string) {
  const { bridge, current, focusTargets } = useWindow();
  const [approval] = useState(() =>
    createApprovalAnswer(async (decision) => {
      const { sessionId } = current.channel.get().view.get();
      if (sessionId === null) return;
      await bridge.ask((client) => client.turns.approve({ sessionId, approvalId, decision }));
    }),
  );
  const { isSending, error } = useStore(approval.state);
  const answer = (decision: Decision): void => {
    if (isSending) return;
    focusTargets.focusMessageBox();
    void approval.decide(decision);
  };
  return { answer, error, isSending };
}
