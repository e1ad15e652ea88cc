import { Check, CircleDashed, CircleQuestionMark, Scissors, TriangleAlert, UserRound } from 'lucide-react';
import { en } from '../../../../shared/text/en';
import { CitationLink } from './citation-link';
import type { QuoteVerdict } from './quote-marks';
import type { RenderContext } from './render-context';

const icons = {
  verbatim: Check,
  cut: Scissors,
  changed: TriangleAlert,
  missing: TriangleAlert,
  absent: TriangleAlert,
  given: UserRound,
  unread: CircleDashed,
  unknown: CircleQuestionMark,
  pending: CircleDashed,
  unchecked: CircleDashed,
};

interface QuoteMarkProps {
  readonly verdict: QuoteVerdict;
  readonly context: Pick<RenderContext, 'citations' | 'onCitation'>;
  readonly isInline?: boolean;
}

/**
 * Says below a quote whether its source says the same, and which one that is when it cites none. Within a line the sign
 * alone is drawn, the sentence is its name. An answer may write the same words, but it can draw no icon, no ground in these
 * colours, and nothing outside of its quote, and to a screen reader it is no image and no note.
 */
export function QuoteMark({ verdict: { state, foundIn }, context, isInline = false }: QuoteMarkProps) {
  const Icon = icons[state];
  const sentence = en.citation.quote[state];
  const citation = foundIn === null ? undefined : context.citations.get(foundIn);
  const link = citation !== undefined && <CitationLink citation={citation} onOpen={context.onCitation} />;
  if (isInline) {
    return (
      <>
        <span role="img" aria-label={sentence} title={sentence} data-quote={state} className="quote-mark">
          <Icon aria-hidden size={12} />
        </span>
        {link}
      </>
    );
  }
  return (
    <div role="note" aria-label={en.citation.quoteCheck} data-quote={state} className="quote-mark">
      <span>
        <Icon aria-hidden size={12} />
        {sentence}
      </span>
      {link}
    </div>
  );
}
