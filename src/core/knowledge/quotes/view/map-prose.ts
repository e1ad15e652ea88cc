import { isFence } from '../../sources/quotable';
import { finish, isTimeToYield, type Steps } from '../../steps';

/** Changes what is no listing, a block at a time: no mark reaches over a blank line. */
export function mapProse(text: string, change: (block: string) => string): string {
  return finish(mapProseInSteps(text, change));
}

export function* mapProseInSteps(text: string, change: (block: string) => string): Steps<string> {
  let isInFence = false;
  const runs: { isCode: boolean; lines: string[] }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (isTimeToYield(at)) yield;
    const isBorder = isFence(line);
    const isCode = isBorder || isInFence;
    if (isBorder) isInFence = !isInFence;
    if (line.trim() === '' || runs.at(-1)?.isCode !== isCode) runs.push({ isCode, lines: [] });
    runs.at(-1)?.lines.push(line);
  }
  const changed: string[] = [];
  for (const [at, { isCode, lines }] of runs.entries()) {
    if (isTimeToYield(at)) yield;
    const block = lines.join('\n');
    changed.push(isCode ? block : change(block));
  }
  return changed.join('\n');
}
