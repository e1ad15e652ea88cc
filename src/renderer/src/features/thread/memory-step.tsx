import { NotebookPen } from 'lucide-react';
import { en } from '../../../../shared/text/en';
import { Step } from '../../ui/step';
import type { MemoryPart } from './part-groups';

export function MemoryStep({ part, isOpen }: { readonly part: MemoryPart; readonly isOpen: boolean }) {
  const isRunning = isOpen && part.state !== 'output-available' && part.state !== 'output-error';
  return (
    <Step icon={<NotebookPen size={15} />} title={titleOf(part, isRunning)} isRunning={isRunning}>
      {part.input?.memory === undefined ? null : (
        <p className="wrap-anywhere whitespace-pre-wrap">{part.input.memory}</p>
      )}
    </Step>
  );
}

function titleOf(part: MemoryPart, isRunning: boolean): string {
  if (part.state === 'output-available') return en.tools.memorySaved;
  return isRunning ? en.tools.memorySaving : en.tools.memoryFailed;
}
