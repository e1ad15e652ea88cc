import type { MessageData } from '../../../../shared/chat/message';
import { wording, fill } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { unseenText } from '../code/unseen-text';
import { readableLines } from '../cited-lines';
import { shortCommit } from '../short-commit';
import { useOpenedPlace } from '../use-opened-place';
import { whereInFile } from '../where-in-file';

const MAX_LINES = 12;

/** What a citation cites, in short. */
export function CitationPreview({ citation }: { readonly citation: MessageData['citation'] }) {
  const { path, sourceName } = citation;
  return (
    <>
      <p className="font-mono text-fine font-medium wrap-anywhere">{path}</p>
      <p className="text-muted text-fine">{[sourceName, ...whereInFile(citation, shortCommit)].join(' · ')}</p>
      <PreviewLines citation={citation} />
    </>
  );
}

function PreviewLines({ citation }: { readonly citation: MessageData['citation'] }) {
  const opened = useOpenedPlace(citation);
  if (opened.state === 'loading') return <p className="text-muted late mt-2 text-fine">{wording.common.loading}</p>;
  if (opened.state === 'failed') return <p className="text-danger mt-2 text-fine">{sentenceOf(opened.error)}</p>;
  const lines = readableLines(opened.opened);
  const shown = lines.slice(0, MAX_LINES);
  const more = lines.length - shown.length;
  return (
    <>
      <pre className="mt-2 overflow-hidden font-mono text-fine leading-5 wrap-anywhere whitespace-pre-wrap">
        {unseenText(shown.join('\n'), 'code')}
      </pre>
      {more > 0 && <p className="text-muted mt-1 text-fine">{fill(wording.citation.moreLines, { count: more })}</p>}
    </>
  );
}
