import { Brain } from 'lucide-react';
import { en } from '../../../../shared/text/en';
import { Step } from '../../ui/step';

/** What the model thought aloud, behind a line of its own. Plain text: it is not part of the answer. */
export function Reasoning({ text, isStreaming }: { readonly text: string; readonly isStreaming: boolean }) {
  return (
    <Step icon={<Brain size={15} />} title={en.thread.reasoning} isRunning={isStreaming}>
      <p className="text-muted wrap-anywhere whitespace-pre-wrap">{text}</p>
    </Step>
  );
}
