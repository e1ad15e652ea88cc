import type { RecalledMessage, RecallScore } from '../../../../shared/chat/message';
import { en, fill } from '../../../../shared/text/en';

const text = en.memories;
const parts = ['words', 'meaning', 'session', 'neighbours', 'time'] as const satisfies readonly (keyof RecallScore)[];
const number = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Why a message was recalled: the parts of its score, which add up to it, as bars and as numbers. */
export function ScoreBars({ message: { why, isMatch } }: { readonly message: RecalledMessage }) {
  if (!isMatch) return null;
  if (why === undefined || why === null) return <p className="text-muted text-[12px]">{text.noScore}</p>;
  return (
    <div role="group" aria-label={text.scoreOf} className="text-[12px]">
      <p className="text-muted">{fill(text.score, { score: number.format(why.total) })}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-0.5">
        {parts.map((part) => (
          <div key={part} className="contents">
            <dt className="text-muted">{text[part]}</dt>
            <dd className="col-start-3 tabular-nums">{number.format(why[part])}</dd>
            <dd aria-hidden className="bg-hover col-start-2 row-start-auto h-1.5 overflow-hidden rounded-full">
              <div className="bg-accent h-full" style={{ width: `${Math.min(1, Math.max(0, why[part])) * 100}%` }} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
