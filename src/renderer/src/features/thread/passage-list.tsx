import type { CitedPlace } from '../../../../shared/domain/passage';
import { wording } from '../../../../shared/text/wording';
import { lineRange } from '../../ui/line-range';
import { useOpenCitation } from './use-open-citation';

interface PassageListProps {
  readonly passages: readonly (CitedPlace & { readonly n: number; readonly trail?: readonly string[] })[];
}

/** Numbered places of sources; activating one opens it. */
export function PassageList({ passages }: PassageListProps) {
  const open = useOpenCitation();
  return (
    <ol className="flex flex-col gap-1">
      {passages.map((passage) => (
        <li key={passage.n} className="flex min-w-0 gap-2">
          <span className="text-muted w-6 shrink-0 text-right tabular-nums">{passage.n}</span>
          <button
            type="button"
            onClick={() => open(passage)}
            className="min-w-0 rounded text-left wrap-anywhere hover:underline"
          >
            <span className="font-mono text-fine">{passage.path}</span>{' '}
            <span className="text-muted">
              {passage.isUnchecked === true ? wording.citation.asImported : lineRange(passage.lines)}
              {passage.trail !== undefined && passage.trail.length > 0 && ` · ${passage.trail.join(' › ')}`}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
