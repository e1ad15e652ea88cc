import { Check, Copy, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CommandId } from '../../../shared/commands/commands';
import { wording } from '../../../shared/text/wording';
import { IconButton } from './button';
import { reportFailure, showToast } from './toast';

const SHOWN_MS = 1_500;

interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  readonly icon?: LucideIcon;
  /** The command that presses it. */
  readonly command?: CommandId;
}

/** Copies `text`; for a moment afterwards it says so. */
export function CopyButton({ text, label = wording.common.copy, icon: Icon = Copy, command }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  /** By a key or a command, not by the pointer: the button need not be in view, so it is told in words too. */
  const copy = (isByKey: boolean): void => {
    navigator.clipboard
      .writeText(text)
      .then(() => {
        setIsCopied(true);
        if (isByKey) showToast(wording.common.copied);
      })
      .catch(reportFailure);
  };
  return (
    <IconButton
      label={isCopied ? wording.common.copied : label}
      data-command={command}
      onClick={({ detail }) => copy(detail === 0)}
      className="size-7"
    >
      {isCopied ? <Check aria-hidden size={14} /> : <Icon aria-hidden size={14} />}
    </IconButton>
  );
}
