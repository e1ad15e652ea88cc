import type { MessageData } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import { CitationLink } from '../../ui/markdown/citation-link';
import type { Citations } from '../../ui/markdown/markdown';
import { whereInFile } from '../../ui/where-in-file';

const SHORT_COMMIT = 7;

interface CitedPlacesProps {
  readonly citations: Citations;
  readonly onOpen: (citation: MessageData['citation']) => void;
}

/** Where an answer took its proof from: file, lines and commit of each number it cites. */
export function CitedPlaces({ citations, onOpen }: CitedPlacesProps) {
  if (citations.size === 0) return null;
  const cited = [...citations.values()].toSorted((a, b) => a.n - b.n);
  return (
    <ul aria-label={wording.citation.cited} className="text-muted mt-1 flex flex-col gap-0.5 text-code">
      {cited.map((citation) => (
        <li key={citation.n} className="wrap-anywhere">
          <CitationLink citation={citation} onOpen={onOpen} /> <bdi>{citation.sourceName}</bdi> ·{' '}
          {/* A name from a repository may turn the writing around; it stays within itself. */}
          <bdi className="font-mono">{citation.path}</bdi>
          {['', ...whereInFile(citation, namedCommit)].join(' · ')}
        </li>
      ))}
    </ul>
  );
}

function namedCommit(commit: string | null): string {
  return commit?.slice(0, SHORT_COMMIT) ?? wording.citation.noCommit;
}
