import { ChevronLeft, ChevronRight } from 'lucide-react';
import { en, fill } from '../../../../shared/text/en';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';

interface VersionWalkerProps {
  readonly messageId: string;
  /** All versions of the message, oldest first. */
  readonly versions: readonly string[];
  readonly isDisabled: boolean;
}

/** Says which version of a message is shown, and leads to the others. */
export function VersionWalker({ messageId, versions, isDisabled }: VersionWalkerProps) {
  const { walk } = useWindow().messages;
  const at = versions.indexOf(messageId);
  return (
    <span role="group" aria-label={en.message.versions} className="inline-flex items-center">
      <IconButton
        label={en.commands['message.previousVersion']}
        aria-disabled={isDisabled || at <= 0}
        onClick={() => walk(messageId, -1)}
        className="size-6"
      >
        <ChevronLeft aria-hidden size={14} />
      </IconButton>
      <span className="text-muted text-fine tabular-nums">
        {fill(en.message.versionOf, { at: at + 1, count: versions.length })}
      </span>
      <IconButton
        label={en.commands['message.nextVersion']}
        aria-disabled={isDisabled || at >= versions.length - 1}
        onClick={() => walk(messageId, 1)}
        className="size-6"
      >
        <ChevronRight aria-hidden size={14} />
      </IconButton>
    </span>
  );
}
