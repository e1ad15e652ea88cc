import { toQuotable } from '../../sources/quotable';
import type { Steps } from '../../steps';
import { onceInSteps, type OnceInSteps } from '../once';
import { withoutSign } from './comment-lines';
import { dropAllMarks, dropLinks, dropMarks, type Emphasis } from './drop-marks';
import { bulletSteps, evenMarks, spellAlerts, spellCalls } from './even-marks';
import { mapProseInSteps } from './map-prose';
import { toView, type SourceView } from './source-view';

/** Made when it is first asked for, in steps: a large file takes long. */
export type LazyView = OnceInSteps<SourceView>;

/** Of an interpreter, before what is typed and where it goes on: the code is the same without them. */
const PROMPT = /^[ \t]*>>> /m;
const PROMPTS = /^([ \t]*)(?:>>>|\.\.\.)(?: |$)/gm;

/** Prose as it may be quoted: without marks, without links, and without prompts; lists and tables are marked in one way in all of them. */
export function plainViews(text: string, emphasis: Emphasis): readonly LazyView[] {
  const withoutMarks = (block: string): string => dropMarks(block, emphasis);
  const changed = [withoutMarks, (block: string) => dropLinks(withoutMarks(block)), dropLinks, spellCalls].map(
    (change) => changedView(() => text, change),
  );
  return PROMPT.test(text) ? [...changed, writtenView(() => text.replace(PROMPTS, '$1'), true)] : changed;
}

/** The cited lines as the Reader writes them, and without any mark. */
export function citedViews(cited: () => string, emphasis: Emphasis): readonly LazyView[] {
  return [
    toQuotable,
    (block: string) => dropMarks(toQuotable(block), emphasis),
    (block: string) => dropAllMarks(block, emphasis),
    spellAlerts,
    (block: string) => dropAllMarks(spellAlerts(block), emphasis),
    bulletSteps,
    (block: string) => dropAllMarks(bulletSteps(block), emphasis),
  ].map((change) => changedView(cited, change));
}

/** What stands there as it is written. */
export function writtenView(text: () => string, ofProse: boolean): LazyView {
  return onceInSteps(() => toView(text(), ofProse));
}

/** Source code with the words of its comments alone, which are wrapped otherwise than a quote of them. */
export function commentView(text: string): LazyView {
  return onceInSteps(() => toView(text, false, withoutSign));
}

function changedView(text: () => string, change: (block: string) => string): LazyView {
  return onceInSteps(function* (): Steps<SourceView> {
    const changed = yield* mapProseInSteps(text(), change);
    yield;
    return yield* toView(yield* mapProseInSteps(changed, evenMarks), true);
  });
}
