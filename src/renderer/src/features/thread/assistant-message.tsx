import { useState, type ReactNode } from 'react';
import type { CheckedQuote, LecternMessage, MessageData } from '../../../../shared/chat/message';
import { groundingOf } from '../../../../shared/chat/grounding-of';
import { stepTimes } from '../../../../shared/chat/step-times';
import { assertNever } from '../../../../shared/assert-never';
import { wording } from '../../../../shared/text/wording';
import { textOfMessage } from '../../bridge/message-actions';
import { LazyMarkdown } from '../../ui/markdown/lazy-markdown';
import type { Citations } from '../../ui/markdown/markdown';
import type { ArticleProps } from '../../ui/article-props';
import { ApprovalCard } from './approval-card';
import { CitedPlaces } from './cited-places';
import { ListStep } from './list-step';
import { MemoryStep } from './memory-step';
import { Notice } from './notice';
import { Offer } from './offer';
import { OutcomeMark } from './outcome-mark';
import { citationsOf, groupParts, quotesOf, type PartGroup } from './part-groups';
import { ReadStep } from './read-step';
import { Reasoning } from './reasoning';
import { Recalled } from './recalled';
import { SearchStep } from './search-step';
import { ThinkingSteps } from './thinking-steps';
import { useOpenCitation } from './use-open-citation';

interface AssistantMessageProps {
  readonly message: LecternMessage;
  readonly isOpen: boolean;
  readonly isToldBelow: boolean;
  readonly article: ArticleProps;
  readonly isCollapsed: boolean;
  readonly toolbar: ReactNode;
}

export function AssistantMessage(props: AssistantMessageProps) {
  const { message, isOpen, isToldBelow, article, isCollapsed, toolbar } = props;
  const [isAnnounced, setIsAnnounced] = useState(isOpen);
  // Opened again, it is drawn anew, and not read out again.
  if (isCollapsed && isAnnounced) setIsAnnounced(false);
  const groups = groupParts(message.parts);
  const citations = useCitations(message.parts);
  const quotes = useQuotes(message.parts);
  const grounding = groundingOf(message);
  const openCitation = useOpenCitation();
  const times = stepTimes(message.parts);
  const timeOf = ({ toolCallId }: { readonly toolCallId: string }): number | null => times.get(toolCallId) ?? null;
  const draw = (group: PartGroup) => {
    switch (group.type) {
      case 'text':
        return (
          <LazyMarkdown
            text={group.text}
            isStreaming={isOpen && group.isStreaming}
            isOpen={isOpen}
            grounding={grounding}
            isAnnounced={isAnnounced}
            citations={citations}
            quotes={quotes}
            onCitation={openCitation}
          />
        );
      case 'reasoning':
        return (
          <Reasoning text={group.text} isStreaming={isOpen && group.isStreaming} ms={times.get(group.step) ?? null} />
        );
      case 'search':
        return group.part.state === 'approval-requested' && isOpen ? (
          <ApprovalCard part={group.part} asked={group.asked} />
        ) : (
          <SearchStep part={group.part} asked={group.asked} isOpen={isOpen} ms={timeOf(group.part)} />
        );
      case 'read':
        return <ReadStep part={group.part} isOpen={isOpen} ms={timeOf(group.part)} />;
      case 'list':
        return <ListStep part={group.part} isOpen={isOpen} ms={timeOf(group.part)} />;
      case 'thinking':
        return <ThinkingSteps parts={group.parts} isOpen={isOpen} times={times} />;
      case 'memory':
        return <MemoryStep part={group.part} isOpen={isOpen} ms={timeOf(group.part)} />;
      case 'recalled':
        return <Recalled answer={message} recalled={group.data.recalled} />;
      case 'notice':
        return <Notice error={group.data} />;
      case 'offer':
        return <Offer commands={group.data.commands} />;
      default:
        return assertNever(group);
    }
  };
  return (
    <article
      aria-label={wording.thread.assistant}
      aria-busy={isOpen}
      {...article}
      className="message mt-2 flex min-w-0 flex-col gap-2"
    >
      {isCollapsed && <p className="text-muted truncate">{textOfMessage(message)}</p>}
      {(isCollapsed ? [] : groups).map((group, at) => (
        // Parts are only ever appended, so their place names them.
        <div key={at} className="min-w-0">
          {draw(group)}
        </div>
      ))}
      {!isOpen && !isCollapsed && <CitedPlaces citations={citations} onOpen={openCitation} />}
      {!isToldBelow && <OutcomeMark metadata={message.metadata} />}
      {toolbar}
    </article>
  );
}

/** The fold clones every part: the map stays the same until another number can be cited, so drawn text stays drawn. */
function useCitations(parts: LecternMessage['parts']): Citations {
  const cited = citationsOf(parts);
  const [steady, setSteady] = useState(cited);
  if (areSame(steady, cited)) return steady;
  setSteady(cited);
  return cited;
}

/** What came with an import may be known better later on. */
function areSame(one: Citations, other: Citations): boolean {
  const isSame = ({ n, sourceName, commit, isUnchecked }: MessageData['citation']): boolean => {
    const before = one.get(n);
    return before?.isUnchecked === isUnchecked && before?.commit === commit && before.sourceName === sourceName;
  };
  return one.size === other.size && [...other.values()].every(isSame);
}

/** The same as above: they come all at once, when the answer ends. */
function useQuotes(parts: LecternMessage['parts']): readonly CheckedQuote[] {
  const checked = quotesOf(parts);
  const [steady, setSteady] = useState(checked);
  if (steady.length === checked.length) return steady;
  setSteady(checked);
  return checked;
}
