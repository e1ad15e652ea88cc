import { en } from '../../../../shared/text/en';
import { sentenceOf } from '../../bridge/error-data-of';
import type { Opening } from '../../ui/use-opened-place';

interface PassageTextProps {
  readonly opened: Opening;
  /** The cited lines, 1-based and inclusive. */
  readonly lines: readonly [number, number];
}

export function PassageText({ opened, lines }: PassageTextProps) {
  if (opened.state === 'loading') return <p className="text-muted late p-4">{en.common.loading}</p>;
  if (opened.state === 'failed') {
    return (
      <p role="alert" className="text-danger p-4">
        {sentenceOf(opened.error)}
      </p>
    );
  }
  const { text, firstLine } = opened.opened;
  return (
    <div className="min-h-0 flex-1 overflow-auto py-2" tabIndex={0}>
      <table className="w-full font-mono text-[12.5px] leading-5">
        <tbody>
          {text.split('\n').map((line, at) => {
            const number = firstLine + at;
            const isCited = number >= lines[0] && number <= lines[1];
            return (
              <tr
                key={number}
                ref={number === lines[0] ? showRow : undefined}
                className={isCited ? 'bg-accent-soft' : ''}
              >
                <td className="text-muted w-12 px-3 text-right align-top tabular-nums select-none">{number}</td>
                <td className="pr-4 wrap-anywhere whitespace-pre-wrap">
                  {isCited ? <mark className="bg-transparent text-inherit">{line}</mark> : line}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The cited lines begin in the middle of what is seen. */
function showRow(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'center' });
}
