import { Brain } from 'lucide-react';
import { wording } from '../../../../shared/text/wording';
import { Step } from '../../ui/step';

interface ReasoningProps {
  readonly text: string;
  readonly isStreaming: boolean;
  /** How long it took; null for what goes on or was not timed. */
  readonly ms: number | null;
}

/** What the model thought aloud, behind a line of its own. Plain text: it is not part of the answer. */
export function Reasoning({ text, isStreaming, ms }: ReasoningProps) {
  return (
    <Step icon={<Brain size={15} />} title={wording.thread.reasoning} isRunning={isStreaming} ms={ms}>
      <p className="text-muted wrap-anywhere whitespace-pre-wrap">{text}</p>
    </Step>
  );
}
