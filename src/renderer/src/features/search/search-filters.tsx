import { wording } from '../../../../shared/text/wording';
import { Button } from '../../ui/button';

/** What is typed to filter, and the name of what it does. */
const FILTERS = [
  ['from:me ', 'from'],
  ['from:assistant ', 'fromAssistant'],
  ['in:"', 'in'],
  ['before:', 'before'],
  ['after:', 'after'],
  ['model:', 'model'],
] as const;

interface SearchFiltersProps {
  /** Puts a filter behind what is typed, and goes on typing there. */
  readonly onFilter: (filter: string) => void;
}

export function SearchFilters({ onFilter }: SearchFiltersProps) {
  return (
    <footer className="border-line text-muted border-t px-4 py-2 text-fine">
      <div role="group" aria-label={wording.search.filters} className="-ml-2 flex flex-wrap gap-1">
        {FILTERS.map(([filter, name]) => (
          <Button
            key={filter}
            look="quiet"
            title={wording.search[name]}
            aria-label={`${filter.trim()} ${wording.search[name]}`}
            className="h-7 px-2 font-mono text-fine"
            // The list takes Enter for its own choice.
            onKeyDown={(event) => event.stopPropagation()}
            onClick={() => onFilter(filter)}
          >
            {filter.trim()}
          </Button>
        ))}
      </div>
      <p>{wording.search.note}</p>
    </footer>
  );
}
