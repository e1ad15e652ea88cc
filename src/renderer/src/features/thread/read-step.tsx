import { FileText, FileX } from 'lucide-react';
import { Step } from '../../ui/step';
import type { ReadPart } from './part-groups';
import { PassageList } from './passage-list';
import { readTitle } from './step-titles';

export function ReadStep({ part, isOpen }: { readonly part: ReadPart; readonly isOpen: boolean }) {
  const title = readTitle(part);
  if (part.state === 'output-error') {
    return (
      <Step icon={<FileX size={15} />} title={title}>
        <p className="wrap-anywhere">{part.errorText}</p>
      </Step>
    );
  }
  if (part.state !== 'output-available') return <Step icon={<FileText size={15} />} title={title} isRunning={isOpen} />;
  return (
    <Step icon={<FileText size={15} />} title={title}>
      <PassageList passages={[part.output]} />
    </Step>
  );
}
