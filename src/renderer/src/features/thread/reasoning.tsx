import { Brain } from 'lucide-react';
import { en } from '../../../../shared/text/en';
import { Step } from '../../ui/step';

interface ReasoningProps {
  readonly text: string;
  readonly isStreaming: boolean;
  /** How long it took; null for what was quick. */
  readonly ms: number | null;
}

/** What the model thought aloud, behind a line of its own. Plain text: it is not part of the answer. */
export function Reasoning({ text, isStreaming, ms }: ReasoningProps) {
  return (
    <Step icon={<Brain size={15} />} title={en.thread.reasoning} isRunning={isStreaming} ms={ms}>
      <p className="text-muted wrap-anywhere whitespace-pre-wrap">{text}</p>
    </Step>
  );
}
