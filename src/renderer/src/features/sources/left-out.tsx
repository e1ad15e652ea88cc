import { FileX } from 'lucide-react';
import type { Source } from '../../../../shared/domain/source';
import { tellLeftOut } from '../../../../shared/text/tell-left-out';
import { Step } from '../../ui/step';

interface LeftOutProps {
  readonly source: Pick<Source, 'skipped' | 'state' | 'progress'>;
  readonly tabIndex?: 0 | -1;
}

/** How many files of a source are not indexed and, opened, why and which: once all of them were looked at. */
export function LeftOut({ source: { skipped, state, progress }, tabIndex = 0 }: LeftOutProps) {
  const told = tellLeftOut(skipped);
  if (told === null || (state === 'working' && progress?.step !== 'embedding')) return null;
  return (
    <Step icon={<FileX size={14} />} title={told.title} tabIndex={tabIndex}>
      <ul className="text-muted flex flex-col gap-1.5">
        {told.reasons.map(({ why, names }) => (
          <li key={why}>
            <p>{why}</p>
            <p className="font-mono text-fine wrap-anywhere">{names}</p>
          </li>
        ))}
      </ul>
    </Step>
  );
}
