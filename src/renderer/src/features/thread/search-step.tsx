import { Search, SearchX } from 'lucide-react';
import type { MessageData } from '../../../../shared/chat/message';
import { Step } from '../../ui/step';
import type { SearchPart } from './part-groups';
import { PassageList } from './passage-list';
import { searchTitle } from './step-titles';

interface SearchStepProps {
  readonly part: SearchPart;
  readonly asked: MessageData['approval'] | null;
  readonly isOpen: boolean;
}

export function SearchStep({ part, asked, isOpen }: SearchStepProps) {
  const title = searchTitle(part, asked);
  if (part.state === 'output-denied') return <Step icon={<SearchX size={15} />} title={title} />;
  if (part.state === 'output-error') {
    return (
      <Step icon={<SearchX size={15} />} title={title}>
        <p className="wrap-anywhere">{part.errorText}</p>
      </Step>
    );
  }
  if (part.state !== 'output-available') {
    return <Step icon={<Search size={15} />} title={title} isRunning={isOpen} />;
  }
  const { passages } = part.output;
  return (
    <Step icon={<Search size={15} />} title={title}>
      {passages.length === 0 ? null : <PassageList passages={passages} />}
    </Step>
  );
}
