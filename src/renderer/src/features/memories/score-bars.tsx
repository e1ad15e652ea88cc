import type { RecalledMessage } from '../../../../shared/chat/message';
import { wording, fill } from '../../../../shared/text/wording';
import { scoreFormat } from '../../../../shared/text/formats';
import { roundedParts, scoreParts } from './score-parts';

const text = wording.memories;

/** Why a message was recalled: the parts of its score, which add up to it, as bars and as numbers. */
export function ScoreBars({ message: { why, isMatch } }: { readonly message: RecalledMessage }) {
  if (!isMatch) return null;
  if (why === undefined || why === null) return <p className="text-muted text-fine">{text.noScore}</p>;
  const shown = roundedParts(why);
  return (
    <div role="group" aria-label={text.scoreOf} className="text-fine">
      <p className="text-muted">{fill(text.score, { score: scoreFormat().format(why.total) })}</p>
      <dl className="mt-1 flex flex-col gap-0.5">
        {scoreParts.map((part) => (
          <div key={part} className="flex items-center gap-2">
            <dt className="text-muted w-20 shrink-0">{text[part]}</dt>
            <dd className="order-last w-8 shrink-0 text-right tabular-nums">{scoreFormat().format(shown[part])}</dd>
            <dd aria-hidden className="score-bar bg-hover h-1.5 min-w-0 flex-1 overflow-hidden rounded-full">
              <div className="bg-accent h-full" style={{ width: `${Math.min(1, Math.max(0, why[part])) * 100}%` }} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
