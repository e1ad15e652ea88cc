import type { Steps } from '../../steps';
import { formatIn } from '../../sources/format-of';
import { headingsOf } from '../around/headings-of';
import { dropAllMarks } from '../view/drop-marks';
import { squeeze } from '../view/source-view';

/** As passages show their headings, outermost first. */
const BETWEEN = /\s+[›>]\s+/;
const MAX_DEPTH = 10;

/** Whether words are headings of a file as they stand in each other: "Dome › Opening it by hand". */
export function* isTrail(said: string, path: string, text: string): Steps<boolean> {
  const titles = said.split(BETWEEN, MAX_DEPTH).map(plain);
  if (titles.length < 2) return false;
  const within: { readonly level: number; readonly title: string }[] = [];
  const headings = yield* headingsOf(formatIn(path, text), text);
  return headings.some(({ level, title }) => {
    while ((within.at(-1)?.level ?? 0) >= level) within.pop();
    within.push({ level, title: plain(title) });
    const last = within.slice(-titles.length);
    return last.length === titles.length && last.every((one, at) => one.title === titles[at]);
  });
}

function plain(title: string): string {
  return squeeze(dropAllMarks(title));
}
