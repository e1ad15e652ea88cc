import { ChevronLeft, ChevronRight } from 'lucide-react';
import { wording, fill } from '../../../../shared/text/wording';
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
    <span role="group" aria-label={wording.message.versions} className="inline-flex items-center">
      <IconButton
        label={wording.commands['message.previousVersion']}
        aria-disabled={isDisabled || at <= 0}
        onClick={() => walk(messageId, -1)}
        className="size-6"
      >
        <ChevronLeft aria-hidden size={14} />
      </IconButton>
      <span className="text-muted text-fine tabular-nums">
        {fill(wording.message.versionOf, { at: at + 1, count: versions.length })}
      </span>
      <IconButton
        label={wording.commands['message.nextVersion']}
        aria-disabled={isDisabled || at >= versions.length - 1}
        onClick={() => walk(messageId, 1)}
        className="size-6"
      >
        <ChevronRight aria-hidden size={14} />
      </IconButton>
    </span>
  );
}
