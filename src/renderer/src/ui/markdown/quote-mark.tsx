import {
  Check,
  CircleAlert,
  CircleDashed,
  CircleQuestionMark,
  MapPin,
  Scissors,
  TriangleAlert,
  UserRound,
} from 'lucide-react';
import { wording, fill } from '../../../../shared/text/wording';
import { lineRange } from '../line-range';
import { CitationLink } from './citation-link';
import type { QuoteVerdict } from './quote-marks';
import type { RenderContext } from './render-context';

const icons = {
  verbatim: Check,
  cut: Scissors,
  part: CircleAlert,
  elsewhere: MapPin,
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
 * Says below a quote whether its source says the same, and where that is when it does not cite the place itself. Within a line the sign
 * alone is drawn, the sentence is its name. An answer may write the same words, but it can draw no icon, no ground in these
 * colours, and nothing outside of its quote, and to a screen reader it is no image and no note.
 */
export function QuoteMark({ verdict: { state, foundIn, lines }, context, isInline = false }: QuoteMarkProps) {
  const Icon = icons[state];
  const said = wording.citation.quote[state];
  const sentence = lines === undefined ? said : fill(wording.citation.elsewhere, { said, lines: lineRange(lines) });
  const cited = foundIn === null ? undefined : context.citations.get(foundIn);
  const citation =
    cited === undefined || lines === undefined ? cited : { ...cited, lines: [...lines] as [number, number] };
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
    <div role="note" aria-label={wording.citation.quoteCheck} data-quote={state} className="quote-mark">
      <span>
        <Icon aria-hidden size={12} />
        {sentence}
      </span>
      {link}
    </div>
  );
}
