import { Search, SearchX } from 'lucide-react';
import type { Passage } from '../../../../shared/domain/passage';
import { en, fill } from '../../../../shared/text/en';
import { lineRange } from '../../ui/line-range';
import { shorten } from '../../ui/shorten';
import { Step } from '../../ui/step';
import type { SearchPart } from './part-groups';
import { useOpenCitation } from './use-open-citation';

const text = en.tools;

export function SearchStep({ part, isOpen }: { readonly part: SearchPart; readonly isOpen: boolean }) {
  const query = shorten(part.input?.query ?? '');
  if (part.state === 'output-denied') {
    return <Step icon={<SearchX size={15} />} title={fill(text.searchDenied, { address: part.input.source ?? '' })} />;
  }
  if (part.state === 'output-error') {
    return (
      <Step icon={<SearchX size={15} />} title={fill(text.searchFailed, { query })}>
        <p className="wrap-anywhere">{part.errorText}</p>
      </Step>
    );
  }
  if (part.state !== 'output-available') {
    return <Step icon={<Search size={15} />} title={fill(text.searching, { query })} isRunning={isOpen} />;
  }
  const { passages, searched } = part.output;
  const names = fill(text.searchedIn, { names: searched.map((source) => source.name).join(', ') });
  return (
    <Step
      icon={<Search size={15} />}
      title={`${fill(text.searched, { query })} ${searched.length > 0 ? `${names} ` : ''}· ${countOf(passages.length)}`}
    >
      {passages.length === 0 ? null : <PassageList passages={passages} />}
    </Step>
  );
}

function PassageList({ passages }: { readonly passages: readonly Passage[] }) {
  const open = useOpenCitation();
  return (
    <ol className="flex flex-col gap-1">
      {passages.map((passage) => (
        <li key={passage.n} className="flex min-w-0 gap-2">
          <span className="text-muted w-6 shrink-0 text-right tabular-nums">{passage.n}</span>
          <button
            type="button"
            onClick={() => open({ ...passage, n: passage.n })}
            className="min-w-0 rounded text-left wrap-anywhere hover:underline"
          >
            <span className="font-mono text-[12px]">{passage.path}</span>{' '}
            <span className="text-muted">
              {lineRange(passage.lines)}
              {passage.trail.length > 0 && ` · ${passage.trail.join(' › ')}`}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function countOf(count: number): string {
  if (count === 0) return text.foundNone;
  return count === 1 ? text.foundOne : fill(text.foundMany, { count });
}
