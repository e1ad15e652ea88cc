import { FileText, FileX } from 'lucide-react';
import { Step } from '../../ui/step';
import type { ReadPart } from './part-groups';
import { PassageList } from './passage-list';
import { readTitle } from './step-titles';

interface StepProps {
  readonly part: ReadPart;
  readonly isOpen: boolean;
  /** How long it took; null for what goes on or was not timed. */
  readonly ms: number | null;
}

export function ReadStep({ part, isOpen, ms }: StepProps) {
  const title = readTitle(part);
  if (part.state === 'output-error') {
    return (
      <Step icon={<FileX size={15} />} title={title} ms={ms}>
        <p className="wrap-anywhere">{part.errorText}</p>
      </Step>
    );
  }
  if (part.state !== 'output-available') return <Step icon={<FileText size={15} />} title={title} isRunning={isOpen} />;
  return (
    <Step icon={<FileText size={15} />} title={title} ms={ms}>
      <PassageList passages={[part.output]} />
    </Step>
  );
}
