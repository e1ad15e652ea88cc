import { ArrowUp, Lock, Square } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { en } from '../../../../shared/text/en';
import { errorDataOf, sentenceOf } from '../../bridge/error-data-of';
import type { SessionChannel } from '../../bridge/session-channel';
import { isViewBusy, sessionIdOf } from '../../bridge/session-view';
import { useSelected } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button, IconButton } from '../../ui/button';
import { reportFailure } from '../../ui/toast';
import { useIsPrivate } from '../../ui/use-shown-session';
import { ModelButton } from './model-button';
import { promptProblem } from './prompt-problem';
import { sendDraft } from './send-draft';
import { textDirection } from './text-direction';
import { drafts, useDraft } from './use-draft';
import { WaitingPrompts } from './waiting-prompts';

/** A longer text fills the box anyway; measuring it at each key would be felt. */
const GROWING_LENGTH = 10_000;

interface ComposerProps {
  readonly channel: SessionChannel;
  /** What is going on, shown over the message box. */
  readonly children: ReactNode;
}

export function Composer({ channel, children }: ComposerProps) {
  const { focusTargets, run } = useWindow();
  const { keepFocus } = focusTargets;
  const isPrivate = useIsPrivate();
  const { text, setText, submit, error } = useSending(channel, useSelected(channel.view, sessionIdOf), isPrivate);
  const isBusy = useSelected(channel.view, isViewBusy);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const onSubmit = (event: React.FormEvent): void => {
    event.preventDefault();
    submit();
  };
  return (
    <div className="mx-auto w-full max-w-[46rem] px-4 pb-3 sm:px-6">
      {children}
      <WaitingPrompts view={channel.view} />
      {isPrivate && <PrivateNote />}
      <form
        onSubmit={onSubmit}
        data-private={isPrivate}
        className="border-strong bg-raised data-[private=true]:border-dashed focus-within:border-accent focus-within:outline-accent rounded-xl border focus-within:outline-1"
      >
        <textarea
          ref={(box) => focusTargets.setMessageBox(box)}
          aria-label={en.composer.label}
          aria-describedby={isPrivate ? 'composer-error composer-private' : 'composer-error'}
          placeholder={en.composer.placeholder}
          autoFocus
          dir={textDirection(text)}
          rows={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={`placeholder:text-muted block max-h-[40vh] min-h-11 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 outline-none ${text.length > GROWING_LENGTH ? 'h-[40vh]' : 'field-sizing-content'}`}
        />
        <div className="flex items-center gap-2 p-2 pt-1">
          <ModelButton />
          <span className="flex-1" />
          {isBusy && (
            <Button ref={keepFocus} onClick={() => run('turn.stop')}>
              <Square aria-hidden size={12} fill="currentColor" />
              {en.composer.stop}
            </Button>
          )}
          <IconButton type="submit" look="primary" label={en.composer.send}>
            <ArrowUp aria-hidden size={17} />
          </IconButton>
        </div>
      </form>
      <p id="composer-error" role="alert" className="text-danger text-[13px] not-empty:mt-1.5">
        {error === null ? null : sentenceOf(error)}
      </p>
    </div>
  );
}

/** Stands over the box from before the first prompt on. */
function PrivateNote() {
  return (
    <p id="composer-private" className="text-muted mb-1.5 flex items-start gap-1.5 text-[12px]">
      <Lock aria-hidden size={13} className="mt-0.5 shrink-0" />
      {en.privacy.note}
    </p>
  );
}

/** Sends the draft. Why it was not taken stands under the box, and over the window when that shows something else by then. */
function useSending(channel: SessionChannel, sessionId: string | null, isPrivate: boolean) {
  const { current, pickedModel } = useWindow();
  const { draft, text } = useDraft(sessionId, isPrivate);
  const [error, setError] = useState<ErrorData | null>(null);
  const isShown = (): boolean => current.channel.get() === channel;
  const submit = (): void => {
    const problem = promptProblem(text);
    setError(problem);
    if (problem !== null) return;
    sendDraft({ draft, drafts, channel, modelId: pickedModel.get(), isShown }).catch((reason: unknown) => {
      if (isShown()) setError(errorDataOf(reason));
      else reportFailure(reason);
    });
  };
  const setText = (next: string): void => {
    setError(null);
    draft.set(next);
  };
  return { text, setText, submit, error };
}
