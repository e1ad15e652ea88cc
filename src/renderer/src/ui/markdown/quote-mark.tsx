import { Check, CircleDashed, CircleQuestionMark, Scissors, TriangleAlert } from 'lucide-react';
import { en } from '../../../../shared/text/en';
import type { QuoteState } from './quote-marks';

const icons = {
  verbatim: Check,
  cut: Scissors,
  changed: TriangleAlert,
  unread: CircleDashed,
  unknown: CircleQuestionMark,
  pending: CircleDashed,
  unchecked: CircleDashed,
};

/** Says below a quote whether its source says the same. Within a line the sign alone is drawn, the sentence is its name. */
export function QuoteMark({ state, isInline = false }: { readonly state: QuoteState; readonly isInline?: boolean }) {
  const Icon = icons[state];
  const sentence = en.citation.quote[state];
  if (isInline) {
    return (
      <span role="img" aria-label={sentence} title={sentence} data-quote={state} className="quote-mark">
        <Icon aria-hidden size={12} />
      </span>
    );
  }
  return (
    <footer data-quote={state} className="quote-mark">
      <Icon aria-hidden size={12} />
      {sentence}
    </footer>
  );
}
