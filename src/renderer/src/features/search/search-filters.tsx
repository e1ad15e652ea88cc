import { en } from '../../../../shared/text/en';
import { Button } from '../../ui/button';

/** What is typed to filter, and what it does. */
const FILTERS = [
  ['from:me ', en.search.from],
  ['from:assistant ', en.search.fromAssistant],
  ['in:"', en.search.in],
  ['before:', en.search.before],
  ['after:', en.search.after],
  ['model:', en.search.model],
] as const;

interface SearchFiltersProps {
  /** Puts a filter behind what is typed, and goes on typing there. */
  readonly onFilter: (filter: string) => void;
}

export function SearchFilters({ onFilter }: SearchFiltersProps) {
  return (
    <footer className="border-line text-muted border-t px-4 py-2 text-fine">
      <div role="group" aria-label={en.search.filters} className="-ml-2 flex flex-wrap gap-1">
        {FILTERS.map(([filter, label]) => (
          <Button
            key={filter}
            look="quiet"
            title={label}
            aria-label={`${filter.trim()} ${label}`}
            className="h-7 px-2 font-mono text-fine"
            // The list takes Enter for its own choice.
            onKeyDown={(event) => event.stopPropagation()}
            onClick={() => onFilter(filter)}
          >
            {filter.trim()}
          </Button>
        ))}
      </div>
      <p>{en.search.note}</p>
    </footer>
  );
}
