import { Code, Maximize2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { CommandId } from '../../../../shared/commands/commands';
import { wording } from '../../../../shared/text/wording';
import type { Diagram, Diagrams } from '../../bridge/diagrams';
import { sentenceOf } from '../../bridge/error-data-of';
import { useStore } from '../../bridge/store';
import { IconButton } from '../button';
import { isDarkShown } from '../dark-shown';

const text = wording.diagram;

interface DiagramBlockProps {
  readonly source: string;
  readonly diagrams: Diagrams;
  /** The source as code: shown until the picture is there, in place of one that cannot be drawn, and when asked for. */
  readonly code: ReactNode;
}

/** A diagram, as an image: nothing in it runs, loads or leads anywhere, whatever its source says. */
export function DiagramBlock({ source, diagrams, code }: DiagramBlockProps) {
  const [isSource, setIsSource] = useState(false);
  const [isActualSize, setIsActualSize] = useState(false);
  const diagram = useDiagram(diagrams, source, useStore(isDarkShown));
  if (diagram === null) return code;
  if ('error' in diagram) {
    return (
      <>
        {code}
        <p className="text-muted text-small">{sentenceOf(diagram.error)}</p>
      </>
    );
  }
  const { svg, width, height } = diagram.drawn;
  return (
    <figure className="diagram">
      <div className="flex justify-end gap-0.5">
        <IconButton
          label={text.source}
          aria-pressed={isSource}
          data-command={'diagram.source' satisfies CommandId}
          onClick={() => setIsSource(!isSource)}
        >
          <Code aria-hidden size={15} />
        </IconButton>
        <IconButton
          label={text.actualSize}
          aria-pressed={isActualSize}
          data-command={'diagram.size' satisfies CommandId}
          onClick={() => setIsActualSize(!isActualSize)}
        >
          <Maximize2 aria-hidden size={14} />
        </IconButton>
      </div>
      <div className="diagram-picture" data-actual={isActualSize || undefined} tabIndex={isActualSize ? 0 : undefined}>
        <img src={addressOf(svg)} alt={text.name} width={width} height={height} />
      </div>
      {isSource && code}
    </figure>
  );
}

function useDiagram(diagrams: Diagrams, source: string, isDark: boolean): Diagram | null {
  const [drawn, setDrawn] = useState<{ readonly of: string; readonly diagram: Diagram } | null>(null);
  const known = diagrams.known(source, isDark);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    void diagrams.draw(source, isDark, signal).then((diagram) => {
      if (!signal.aborted) setDrawn({ of: source, diagram });
    });
    return () => leaving.abort();
  }, [diagrams, source, isDark]);
  // Until it is drawn in the other theme, it stays as it was.
  return known ?? (drawn?.of === source ? drawn.diagram : null);
}

function addressOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
