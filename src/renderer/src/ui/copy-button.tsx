import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { en } from '../../../shared/text/en';
import { IconButton } from './button';
import { reportFailure } from './toast';

const SHOWN_MS = 1_500;

/** Copies `text`; for a moment afterwards it says so. */
export function CopyButton({ text, label = en.common.copy }: { readonly text: string; readonly label?: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = (): void => {
    navigator.clipboard
      .writeText(text)
      .then(() => setIsCopied(true))
      .catch(reportFailure);
  };
  return (
    <IconButton label={isCopied ? en.common.copied : label} onClick={copy} className="size-7">
      {isCopied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
    </IconButton>
  );
}
