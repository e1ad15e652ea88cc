import { useMemo } from 'react';
import type { LecternMessage } from '../../../../shared/chat/message';
import { en } from '../../../../shared/text/en';
import { LazyMarkdown } from '../../ui/markdown/lazy-markdown';
import { ApprovalCard } from './approval-card';
import { MemoryStep } from './memory-step';
import { Notice } from './notice';
import { Offer } from './offer';
import { citationsOf, groupParts, type PartGroup } from './part-groups';
import { Reasoning } from './reasoning';
import { Recalled } from './recalled';
import { SearchStep } from './search-step';
import { ThinkingSteps } from './thinking-steps';
import { useOpenCitation } from './use-open-citation';

interface AssistantMessageProps {
  readonly message: LecternMessage;
  readonly isOpen: boolean;
}

export function AssistantMessage({ message, isOpen }: AssistantMessageProps) {
  const groups = groupParts(message.parts);
  // The fold clones every part; the text of an answer is drawn again only when what can be cited has changed.
  const cited = citationsOf(message.parts);
  const citedKey = [...cited.keys()].join();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the numbers stand for the map: a place never changes its number
  const citations = useMemo(() => cited, [citedKey]);
  const openCitation = useOpenCitation();
  const draw = (group: PartGroup) => {
    switch (group.type) {
      case 'text':
        return (
          <LazyMarkdown
            text={group.text}
            isStreaming={isOpen && group.isStreaming}
            citations={citations}
            onCitation={openCitation}
          />
        );
      case 'reasoning':
        return <Reasoning text={group.text} isStreaming={isOpen && group.isStreaming} />;
      case 'search':
        return group.part.state === 'approval-requested' && isOpen ? (
          <ApprovalCard part={group.part} />
        ) : (
          <SearchStep part={group.part} isOpen={isOpen} />
        );
      case 'thinking':
        return <ThinkingSteps parts={group.parts} isOpen={isOpen} />;
      case 'memory':
        return <MemoryStep part={group.part} isOpen={isOpen} />;
      case 'recalled':
        return <Recalled recalled={group.data.recalled} />;
      case 'notice':
        return <Notice error={group.data} />;
      case 'offer':
        return <Offer commands={group.data.commands} />;
    }
  };
  return (
    <article aria-label={en.thread.assistant} aria-busy={isOpen} className="mt-5 flex min-w-0 flex-col gap-2.5">
      {groups.map((group, at) => (
        // Parts are only ever appended, so their place names them.
        <div key={at} className="min-w-0">
          {draw(group)}
        </div>
      ))}
      {message.metadata?.outcome === 'stopped' && <p className="text-muted">{en.thread.stopped}</p>}
    </article>
  );
}
