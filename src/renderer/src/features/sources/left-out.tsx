import { FileX } from 'lucide-react';
import type { SkippedFiles } from '../../../../shared/domain/skipped-files';
import { en, fill } from '../../../../shared/text/en';
import { Step } from '../../ui/step';

const text = en.sources;
const number = new Intl.NumberFormat('en');
/** Paths that are named for each reason. */
const NAMED = 5;

/** How many files of a source are not indexed and, opened, why and which. */
export function LeftOut({ skipped }: { readonly skipped: readonly SkippedFiles[] }) {
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const title = total === 1 ? text.leftOutOne : fill(text.leftOut, { count: number.format(total) });
  return (
    <Step icon={<FileX size={14} />} title={title}>
      <ul className="text-muted flex flex-col gap-1.5">
        {skipped.map((files) => (
          <li key={files.reason}>
            <p>{fill(text.skippedCount, { reason: text.skipped[files.reason], count: number.format(files.count) })}</p>
            <p className="font-mono text-[12px] wrap-anywhere">{namesOf(files)}</p>
          </li>
        ))}
      </ul>
    </Step>
  );
}

function namesOf({ count, paths }: SkippedFiles): string {
  const named = paths.slice(0, NAMED);
  const others = count - named.length;
  return [...named, ...(others > 0 ? [fill(text.andMore, { count: number.format(others) })] : [])].join(', ');
}
