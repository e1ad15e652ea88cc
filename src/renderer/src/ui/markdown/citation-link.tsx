import { HoverCard } from 'radix-ui';
import { useId, useRef, useState } from 'react';
import type { MessageData } from '../../../../shared/chat/message';
import { wording, fill } from '../../../../shared/text/wording';
import { lineRange } from '../line-range';
import { CitationPreview } from './citation-preview';

interface CitationLinkProps {
  readonly citation: MessageData['citation'];
  readonly onOpen: (citation: MessageData['citation']) => void;
}

/** A number that opens its place. Pointer or focus on it shows a preview, which takes neither; Escape closes that. */
export function CitationLink({ citation, onOpen }: CitationLinkProps) {
  const { n, path, lines, isUnchecked } = citation;
  const previewId = useId();
  const [isShown, setIsShown] = useState(false);
  /** The panel that this link opened is there, or gives the focus back: what is read there needs no preview. */
  const isComingBack = useRef(false);
  return (
    <HoverCard.Root
      open={isShown}
      onOpenChange={(isOpen) => setIsShown(isOpen && !isComingBack.current)}
      openDelay={200}
      closeDelay={100}
    >
      <HoverCard.Trigger
        href={`#citation-${n}`}
        aria-label={
          isUnchecked === true
            ? fill(wording.citation.nameUnchecked, { n, path })
            : fill(wording.citation.name, { n, path, lines: lineRange(lines) })
        }
        aria-describedby={isShown ? previewId : undefined}
        className="citation"
        onPointerEnter={() => (isComingBack.current = false)}
        onFocus={(event) => {
          // Keeps the card closed; the focus itself cannot be prevented.
          if (isComingBack.current) event.preventDefault();
          isComingBack.current = false;
        }}
        onClick={(event) => {
          event.preventDefault();
          setIsShown(false);
          isComingBack.current = true;
          onOpen(citation);
        }}
      >
        {n}
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          id={previewId}
          role="tooltip"
          sideOffset={6}
          collisionPadding={8}
          className="citation-preview"
        >
          <CitationPreview citation={citation} />
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
