import { Search, SearchX } from 'lucide-react';
import type { MessageData } from '../../../../shared/chat/message';
import { readAsSentence } from '../../../../shared/chat/read-as';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { progressSentence } from '../../ui/progress-sentence';
import { Step } from '../../ui/step';
import { awaitedSource } from './awaited-source';
import type { SearchPart } from './part-groups';
import { PassageList } from './passage-list';
import { areCounted, searchTitle } from './step-titles';

interface SearchStepProps {
  readonly part: SearchPart;
  readonly asked: MessageData['approval'] | null;
  readonly isOpen: boolean;
  /** How long it took; null for what goes on or was not timed. */
  readonly ms: number | null;
}

export function SearchStep({ part, asked, isOpen, ms }: SearchStepProps) {
  const title = searchTitle(part, asked);
  if (part.state === 'output-denied') return <Step icon={<SearchX size={15} />} title={title} />;
  if (part.state === 'output-error') {
    return (
      <Step icon={<SearchX size={15} />} title={title} ms={ms}>
        <p className="wrap-anywhere">{part.errorText}</p>
      </Step>
    );
  }
  if (part.state !== 'output-available') {
    return (
      <>
        <Step icon={<Search size={15} />} title={title} isRunning={isOpen} />
        {isOpen && <Awaited part={part} asked={asked} />}
      </>
    );
  }
  const { passages, searched, readAs } = part.output;
  const read = readAsSentence(readAs);
  if (passages.length === 0 && read === null && !areCounted(searched))
    return <Step icon={<Search size={15} />} title={title} ms={ms} />;
  const names = searched.map(({ name }) => name).join(', ');
  return (
    <Step icon={<Search size={15} />} title={title} ms={ms}>
      {areCounted(searched) && (
        <p className="text-muted mb-1 wrap-anywhere">{fill(wording.tools.searchedSources, { names })}</p>
      )}
      {read !== null && <p className="text-muted mb-1 wrap-anywhere">{read}</p>}
      {passages.length > 0 && <PassageList passages={passages} />}
    </Step>
  );
}

/** How far the source is that the search waits for. Not read out: that would be file by file. */
function Awaited({ part, asked }: Pick<SearchStepProps, 'part' | 'asked'>) {
  const { app, current } = useWindow();
  const { sessionId } = useStore(useStore(current.channel).view);
  const source = awaitedSource({ part, asked, sessionId }, useStore(app.sources) ?? []);
  if (source === null) return null;
  const { name, progress } = source;
  return (
    <p className="text-muted ml-6 wrap-anywhere text-small tabular-nums">
      {fill(wording.tools.awaited, { name, progress: progressSentence(progress) })}
    </p>
  );
}
