import { ArrowUp, Lock, Paperclip, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { withoutMention } from '../../../../shared/chat/find-mentions';
import { wording } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import type { SessionChannel } from '../../bridge/session-channel';
import { isViewBusy, sessionIdOf } from '../../bridge/session-view';
import { useSelected } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button, IconButton } from '../../ui/button';
import { useIsPrivate } from '../../ui/use-shown-session';
import { ContextNote } from './context-note';
import { MemoryOffButton } from './memory-off-button';
import { MessageBox } from './message-box';
import { ModelButton } from './model-button';
import { PromptChips } from './prompt-chips';
import { useDroppedFiles } from './use-dropped-files';
import { useDroppedSessions } from './use-dropped-sessions';
import { useSending } from './use-sending';
import { WaitingPrompts } from './waiting-prompts';

interface ComposerProps {
  readonly channel: SessionChannel;
  /** What is going on, shown over the message box. */
  readonly children: ReactNode;
}

export function Composer({ channel, children }: ComposerProps) {
  const { focusTargets, run } = useWindow();
  const { keepFocus } = focusTargets;
  const isPrivate = useIsPrivate();
  const sending = useSending(channel, useSelected(channel.view, sessionIdOf), isPrivate);
  const { text, setText, mentions, attached, files, isReading, submit, error } = sending;
  const isBusy = useSelected(channel.view, isViewBusy);
  useDroppedFiles(attached);
  const dropped = useDroppedSessions();
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
        {...dropped.handlers}
        data-private={isPrivate}
        data-over={dropped.isOver || undefined}
        className="drop-box border-strong bg-raised relative data-[private=true]:border-dashed focus-within:border-accent focus-within:outline-accent rounded-xl border focus-within:outline-1"
      >
        <PromptChips
          mentions={mentions}
          files={files}
          removeMention={(mention) => setText(withoutMention(text, mention))}
          removeFile={attached.remove}
        />
        {/* Always in the page, so that it is read out when it fills. */}
        <output className="text-muted block px-3.5 text-fine not-empty:pt-2">
          {isReading ? wording.composer.reading : null}
        </output>
        <MessageBox
          view={channel.view}
          sending={sending}
          describedBy={isPrivate ? 'composer-error composer-private' : 'composer-error'}
        />
        <div className="@container flex items-center gap-2 p-2 pt-1">
          <IconButton label={wording.commands['file.attach']} onClick={() => run('file.attach')}>
            <Paperclip aria-hidden size={16} />
          </IconButton>
          <ModelButton />
          <MemoryOffButton />
          <ContextNote text={text} files={files} />
          <span className="flex-1" />
          {isBusy && (
            <Button ref={keepFocus} onClick={() => run('turn.stop')}>
              <Square aria-hidden size={12} fill="currentColor" />
              <span className="@max-[24rem]:sr-only">{wording.composer.stop}</span>
            </Button>
          )}
          <IconButton type="submit" look="primary" label={wording.composer.send}>
            <ArrowUp aria-hidden size={17} />
          </IconButton>
        </div>
      </form>
      <p id="composer-error" role="alert" className="text-danger text-small not-empty:mt-1.5">
        {error === null ? null : sentenceOf(error)}
      </p>
    </div>
  );
}

/** Stands over the box from before the first prompt on. */
function PrivateNote() {
  return (
    <p id="composer-private" className="text-muted mb-1.5 flex items-start gap-1.5 text-fine">
      <Lock aria-hidden size={13} className="mt-0.5 shrink-0" />
      {wording.privacy.note}
    </p>
  );
}
