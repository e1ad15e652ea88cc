import { wording, fill } from '../text/wording';
import { minuteFormat, minuteOfYearFormat } from '../text/formats';

/**
 * The title of a session, or, of one whose title was forgotten or never was, when it began: several of those are told
 * from one another by that. Times are Unix ms.
 */
export function shownTitle(
  { title, createdAt }: { readonly title: string | null; readonly createdAt: number },
  now = Date.now(),
): string {
  if (title !== null && title !== '') return title;
  const isThisYear = new Date(createdAt).getFullYear() === new Date(now).getFullYear();
  const format = isThisYear ? minuteFormat() : minuteOfYearFormat();
  return fill(wording.sessions.dated, { time: format.format(createdAt) });
}
