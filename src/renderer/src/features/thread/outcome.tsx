import { RotateCcw } from 'lucide-react';
import { canGoOn } from '../../../../shared/chat/can-go-on';
import type { LecternMessage } from '../../../../shared/chat/message';
import { en } from '../../../../shared/text/en';
import { sentenceOf } from '../../bridge/error-data-of';
import type { SessionState } from '../../../../shared/domain/session';
import type { SessionView } from '../../bridge/session-view';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { ContinueAnswer } from './continue-answer';

/** How the last turn ended, when it did not end well, and the way to run it again. */
export function Outcome({ view }: { readonly view: SessionView }) {
  const { run, focusTargets } = useWindow();
  const { keepFocus } = focusTargets;
  const { name, error } = view.state;
  const last = view.messages.at(-1);
  const isCut = last !== undefined && canGoOn(name === 'interrupted' ? asCut(last) : last);
  if (!isUnfinished(view.state)) {
    if (view.problem !== null) return <Sentence text={sentenceOf(view.problem)} isFailure />;
    return isCut && name === 'idle' ? (
      <div className="mt-3">
        <ContinueAnswer />
      </div>
    ) : null;
  }
  const sentence =
    name === 'interrupted' ? en.thread.interrupted : error === null ? en.thread.failed : sentenceOf(error);
  return (
    <div className="mt-3 flex flex-col gap-2">
      <Sentence text={sentence} isFailure={name === 'failed'} />
      <div className="flex flex-wrap gap-2">
        <Button ref={keepFocus} onClick={() => run('turn.retry')}>
          <RotateCcw aria-hidden size={14} />
          {en.common.retry}
          <CommandKeys id="turn.retry" />
        </Button>
        {isCut && <ContinueAnswer />}
      </div>
    </div>
  );
}

/** True while the session stands at a turn that did not end well, which `Outcome` then tells. */
export function isUnfinished({ name }: SessionState): boolean {
  return name === 'failed' || name === 'interrupted';
}

function Sentence({ text, isFailure }: { readonly text: string; readonly isFailure: boolean }) {
  return (
    <p role={isFailure ? 'alert' : undefined} className={isFailure ? 'text-danger' : 'text-muted'}>
      {text}
    </p>
  );
}

/** An answer that was interrupted does not say so itself until it is closed. */
function asCut(message: LecternMessage): LecternMessage {
  return { ...message, metadata: { parentId: null, createdAt: 0, ...message.metadata, outcome: 'interrupted' } };
}
