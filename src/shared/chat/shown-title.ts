import { en, fill } from '../text/en';

const minute: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
const thisYear = new Intl.DateTimeFormat('en-GB', minute);
const otherYear = new Intl.DateTimeFormat('en-GB', { ...minute, year: 'numeric' });

/**
 * The title of a session, or, of one whose title was forgotten or never was, when it began: several of those are told
 * from one another by that. Times are Unix ms.
 */
export function shownTitle(
  { title, createdAt }: { readonly title: string | null; readonly createdAt: number },
  now = Date.now(),
): string {
  if (title !== null && title !== '') return title;
  const format = new Date(createdAt).getFullYear() === new Date(now).getFullYear() ? thisYear : otherYear;
  return fill(en.sessions.dated, { time: format.format(createdAt) });
}
