import { FolderTree } from 'lucide-react';
import { Step } from '../../ui/step';
import type { ListPart } from './part-groups';
import { listTitle } from './step-titles';

export function ListStep({ part, isOpen }: { readonly part: ListPart; readonly isOpen: boolean }) {
  const title = listTitle(part);
  if (part.state === 'output-error') {
    return (
      <Step icon={<FolderTree size={15} />} title={title}>
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
    <Step icon={<FolderTree size={15} />} title={title}>
      {names.length === 0 ? null : (
        <ul className="font-mono text-[12px]">
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
