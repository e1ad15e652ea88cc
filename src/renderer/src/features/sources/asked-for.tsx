import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { sourceAction } from '../../ui/source-action';

const text = wording.sources;

interface AskedForProps {
  readonly source: Source;
  readonly tabIndex: 0 | -1;
  readonly onKeep: () => void;
}

/** Of what a model asked for: in which session, how long it stays, and the way to keep it. */
export function AskedFor({ source, tabIndex, onKeep }: AskedForProps) {
  const session = useStore(useWindow().app.sessions)?.find(({ id }) => id === source.sessionId);
  if (source.sessionId === null) return null;
  // A private one is named in the list of sessions alone.
  const title = session?.isPrivate === false ? session.title : null;
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2 text-small">
      <p className="text-muted min-w-0 wrap-anywhere">
        {title === null ? text.asked : fill(text.askedIn, { title })} {text.askedNote}
      </p>
      <Button tabIndex={tabIndex} onClick={onKeep} aria-label={sourceAction(text.keep, source)}>
        {text.keep}
      </Button>
    </div>
  );
}
