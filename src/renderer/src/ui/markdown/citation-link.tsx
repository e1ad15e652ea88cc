import type { MessageData } from '../../../../shared/chat/message';
import { en, fill } from '../../../../shared/text/en';
import { lineRange } from '../line-range';

interface CitationLinkProps {
  readonly citation: MessageData['citation'];
  readonly onOpen: (citation: MessageData['citation']) => void;
}

export function CitationLink({ citation, onOpen }: CitationLinkProps) {
  const { n, path, lines } = citation;
  const name = fill(en.citation.name, { n, path, lines: lineRange(lines) });
  return (
    <a
      href={`#citation-${n}`}
      aria-label={name}
      title={name}
      className="citation"
      onClick={(event) => {
        event.preventDefault();
        onOpen(citation);
      }}
    >
      {n}
    </a>
  );
}
