import { FolderTree } from 'lucide-react';
import { Step } from '../../ui/step';
import type { ListPart } from './part-groups';
import { listTitle } from './step-titles';

interface StepProps {
  readonly part: ListPart;
  readonly isOpen: boolean;
  /** How long it took; null for what goes on or was not timed. */
  readonly ms: number | null;
}

export function ListStep({ part, isOpen, ms }: StepProps) {
  const title = listTitle(part);
  if (part.state === 'output-error') {
    return (
      <Step icon={<FolderTree size={15} />} title={title} ms={ms}>
        <p className="wrap-anywhere">{part.errorText}</p>
      </Step>
    );
  }
  if (part.state !== 'output-available') {
    return <Step icon={<FolderTree size={15} />} title={title} isRunning={isOpen} />;
  }
  const { sources, files } = part.output;
  const names = files?.names ?? sources.map((source) => source.name);
  return (
    <Step icon={<FolderTree size={15} />} title={title} ms={ms}>
      {names.length === 0 ? null : (
        <ul className="font-mono text-fine">
          {names.map((name, at) => (
            // Two sources may have the same name; the list never changes.
            <li key={at} className="wrap-anywhere">
              {name}
            </li>
          ))}
        </ul>
      )}
    </Step>
  );
}
