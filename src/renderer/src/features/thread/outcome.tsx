import { RotateCcw } from 'lucide-react';
import { canGoOn } from '../../../../shared/chat/can-go-on';
import { promptToRetry } from '../../../../shared/chat/prompt-to-retry';
import { wording } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { isUnfinished, type SessionView } from '../../bridge/session-view';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { ContinueAnswer } from './continue-answer';

/** How the last turn ended, when it did not end well, and the ways to run it again. */
export function Outcome({ view }: { readonly view: SessionView }) {
  const { name, error } = view.state;
  const last = view.messages.at(-1);
  const isForgotten = view.messages.at(-2)?.metadata?.forgotten === true;
  const isCut = last !== undefined && !isForgotten && canGoOn(last, name === 'interrupted');
  if (!isUnfinished(view.state)) {
    if (view.problem !== null) return <Sentence text={sentenceOf(view.problem)} isFailure />;
    // How it ended is told by the answer itself.
    return name === 'idle' && view.pending.length === 0 ? (
      <WaysOn canRetry={promptToRetry(view.messages) !== null} isCut={isCut} />
    ) : null;
  }
  const sentence =
    name === 'interrupted' ? wording.thread.interrupted : error === null ? wording.thread.failed : sentenceOf(error);
  return (
    <div className="mt-3">
      <Sentence text={sentence} isFailure={name === 'failed'} />
      <WaysOn canRetry isCut={isCut} />
    </div>
  );
}

function WaysOn({ canRetry, isCut }: { readonly canRetry: boolean; readonly isCut: boolean }) {
  const { run, focusTargets } = useWindow();
  const { keepFocus } = focusTargets;
  if (!canRetry && !isCut) return null;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {canRetry && (
        <Button ref={keepFocus} onClick={() => run('turn.retry')}>
          <RotateCcw aria-hidden size={14} />
          {wording.common.retry}
          <CommandKeys id="turn.retry" />
        </Button>
      )}
      {isCut && <ContinueAnswer />}
    </div>
  );
}

function Sentence({ text, isFailure }: { readonly text: string; readonly isFailure: boolean }) {
  return (
    <p role={isFailure ? 'alert' : undefined} className={isFailure ? 'text-danger' : 'text-muted'}>
      {text}
    </p>
  );
}
