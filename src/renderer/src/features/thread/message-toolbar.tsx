import { Copy, EyeOff, GitBranch, PencilLine, RotateCcw, TextQuote, type LucideIcon } from 'lucide-react';
import type { CommandId } from '../../../../shared/commands/commands';
import type { LecternMessage } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';
import { VersionWalker } from './version-walker';

interface MessageToolbarProps {
  readonly message: LecternMessage;
  readonly versions: readonly string[] | undefined;
  /** True while a turn runs: what is shown cannot change under it. */
  readonly isBusy: boolean;
  readonly isLast: boolean;
}

/** What can be done with a message: always to be seen below the last answer, elsewhere under the pointer and to the focus. */
export function MessageToolbar({ message, versions, isBusy, isLast }: MessageToolbarProps) {
  const { messages } = useWindow();
  const isPrompt = message.role === 'user';
  const tool = (id: CommandId, Icon: LucideIcon, act: () => void) => (
    <IconButton label={wording.commands[id]} onClick={act} className="size-7">
      <Icon aria-hidden size={14} />
    </IconButton>
  );
  return (
    <div
      role="group"
      aria-label={wording.message.tools}
      className={`flex h-7 items-center gap-0.5 ${isPrompt ? 'justify-end' : '-ml-1.5'}`}
    >
      {versions !== undefined && <VersionWalker messageId={message.id} versions={versions} isDisabled={isBusy} />}
      <span className="message-tools" data-shown={(isLast && !isPrompt) || undefined}>
        {isPrompt && tool('message.edit', PencilLine, () => messages.edit(message.id))}
        {tool('message.copy', Copy, () => messages.copy(message))}
        {!isPrompt && tool('message.regenerate', RotateCcw, () => messages.regenerate(message.id))}
        {tool('message.quote', TextQuote, () => messages.quote(message))}
        {tool('message.forget', EyeOff, () => messages.forget(message.id))}
        {tool('message.branch', GitBranch, () => messages.branch(message.id))}
      </span>
    </div>
  );
}
