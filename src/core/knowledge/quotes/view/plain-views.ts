import { isFence, toQuotable } from '../../sources/quotable';
import { dropAllMarks, dropLinks, dropMarks, type Emphasis } from './drop-marks';
import { evenMarks, spellCalls } from './even-marks';
import { once } from '../once';
import { withoutSign } from './comment-lines';
import { toView, type SourceView } from './source-view';

/** Makes a view when it is first asked for. */
export type LazyView = () => SourceView;

/** Prose as it may be quoted: without marks, and without links; lists and tables are marked in one way in all of them. */
export function plainViews(text: string, emphasis: Emphasis): readonly LazyView[] {
  const withoutMarks = (block: string): string => dropMarks(block, emphasis);
  return lazily([
    () => mapProse(text, withoutMarks),
    () => mapProse(text, (block) => dropLinks(withoutMarks(block))),
    () => mapProse(text, dropLinks),
    () => mapProse(text, spellCalls),
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
  return makers.map((make) => once(() => toView(mapProse(make(), evenMarks), true)));
}

/** Source code with the words of its comments alone, which are wrapped otherwise than a quote of them. */
export function commentView(text: string): LazyView {
  return once(() => toView(text, false, withoutSign));
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
