import { isFence, toQuotable } from '../sources/quotable';
import { dropAllMarks, dropLinks, dropMarks, type Emphasis } from './drop-marks';
import { once } from './once';
import { toView, type SourceView } from './source-view';

/** Makes a view when it is first asked for. */
export type LazyView = () => SourceView;

/** Prose as it may be quoted: without marks, and without links. */
export function plainViews(text: string, emphasis: Emphasis): readonly LazyView[] {
  const withoutMarks = (block: string): string => dropMarks(block, emphasis);
  return lazily([
    () => mapProse(text, withoutMarks),
    () => mapProse(text, (block) => dropLinks(withoutMarks(block))),
    () => mapProse(text, dropLinks),
  ]);
}

/** The cited lines as the Reader writes them, and without any mark. */
export function citedViews(cited: () => string, emphasis: Emphasis): readonly LazyView[] {
  return lazily([
    () => mapProse(cited(), toQuotable),
    () => mapProse(cited(), (block) => dropMarks(toQuotable(block), emphasis)),
    () => mapProse(cited(), (block) => dropAllMarks(block, emphasis)),
  ]);
}

function lazily(makers: readonly (() => string)[]): readonly LazyView[] {
  return makers.map((make) => once(() => toView(make(), true)));
}

/** Changes what is no listing, a block at a time: no mark reaches over a blank line. */
export function mapProse(text: string, change: (block: string) => string): string {
  let isInFence = false;
  const runs: { isCode: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const isBorder = isFence(line);
    const isCode = isBorder || isInFence;
    if (isBorder) isInFence = !isInFence;
    if (line.trim() === '' || runs.at(-1)?.isCode !== isCode) runs.push({ isCode, lines: [] });
    runs.at(-1)?.lines.push(line);
  }
  return runs.map(({ isCode, lines }) => (isCode ? lines.join('\n') : change(lines.join('\n')))).join('\n');
}
