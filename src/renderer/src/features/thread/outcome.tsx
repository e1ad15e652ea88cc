import { RotateCcw } from 'lucide-react';
import { en } from '../../../../shared/text/en';
import { sentenceOf } from '../../bridge/error-data-of';
import type { SessionState } from '../../../../shared/domain/session';
import type { SessionView } from '../../bridge/session-view';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';

/** How the last turn ended, when it did not end well, and the way to run it again. */
export function Outcome({ view }: { readonly view: SessionView }) {
  const { run, focusTargets } = useWindow();
  const { keepFocus } = focusTargets;
  const { name, error } = view.state;
  if (!isUnfinished(view.state)) {
    return view.problem === null ? null : <Sentence text={sentenceOf(view.problem)} isFailure />;
  }
  const sentence =
    name === 'interrupted' ? en.thread.interrupted : error === null ? en.thread.failed : sentenceOf(error);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Sentence text={sentence} isFailure={name === 'failed'} />
      <Button ref={keepFocus} onClick={() => run('turn.retry')}>
        <RotateCcw aria-hidden size={14} />
        {en.common.retry}
        <CommandKeys id="turn.retry" />
      </Button>
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
