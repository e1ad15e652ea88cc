import { FileX } from 'lucide-react';
import type { SkippedFiles } from '../../../../shared/domain/skipped-files';
import { tellLeftOut } from '../../../../shared/text/tell-left-out';
import { Step } from '../../ui/step';

/** How many files of a source are not indexed and, opened, why and which. */
export function LeftOut({ skipped }: { readonly skipped: readonly SkippedFiles[] }) {
  const told = tellLeftOut(skipped);
  if (told === null) return null;
  return (
    <Step icon={<FileX size={14} />} title={told.title}>
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
