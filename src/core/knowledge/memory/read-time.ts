import { inEnglish } from './german-times';

/** A stretch of time, Unix ms; `to` is not in it. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:19|20)\\d\\d)';

const ISO_DAY = /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/;
const DAY_MONTH_YEAR = new RegExp(`\\b${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?\\b`, 'i');
const MONTH_DAY_YEAR = new RegExp(`\\b${MONTH} ${DAY}(?:,? ${YEAR})?\\b`, 'i');
const MONTH_YEAR = new RegExp(`\\b${MONTH},? (?:of )?${YEAR}\\b`, 'i');
const IN_MONTH = new RegExp(`\\b(?:in|during|since|last|this) ${MONTH}(?![a-z])`, 'i');
const IN_YEAR = new RegExp(`\\b(?:in|during|of|since) ${YEAR}\\b`, 'i');
const AGO = /\b(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month|year)s? ago\b/i;
const RELATIVE =
  /\b(yesterday|today|tonight|this (?:morning|afternoon|evening)|(?:last|this|past) (?:week|weekend|month|year))\b/i;
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const WEEKDAY = new RegExp(`\\b(?:on|last|since) (${WEEKDAYS.join('|')})\\b`, 'i');
const COUNTS = 'zero one two three four five six seven eight nine ten'.split(' ');

const FORMS = [ISO_DAY, DAY_MONTH_YEAR, MONTH_DAY_YEAR, MONTH_YEAR, IN_MONTH, IN_YEAR, AGO, RELATIVE, WEEKDAY];

/** A text without what it says of times. */
export function withoutTime(text: string): string {
  return FORMS.reduce((rest, form) => rest.replace(new RegExp(form, 'gi'), ' '), inEnglish(text));
}

/** The time that a text speaks of, counted from `now` (Unix ms); null when of none. Days are those of the user's clock. */
export function readTime(written: string, now: number): TimeSpan | null {
  const text = inEnglish(written);
  const iso = ISO_DAY.exec(text);
  if (iso !== null) return daysFrom(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), 1);
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst !== null) return dated(dayFirst[3], dayFirst[2], dayFirst[1], now);
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  if (monthFirst !== null) return dated(monthFirst[3], monthFirst[1], monthFirst[2], now);
  const month = MONTH_YEAR.exec(text) ?? IN_MONTH.exec(text);
  if (month !== null) return dated(month[2], month[1], undefined, now);
  const year = IN_YEAR.exec(text);
  if (year !== null) return { from: startOf(Number(year[1]), 0, 1), to: startOf(Number(year[1]) + 1, 0, 1) };
  return relative(text, now);
}

/** Days are not all of one length. */
function startOf(year: number, month: number, date: number): number {
  return new Date(year, month, date).getTime();
}

function daysFrom(year: number, month: number, date: number, length: number): TimeSpan {
  return { from: startOf(year, month, date), to: startOf(year, month, date + length) };
}

/** A day, or a whole month; without a year the latest that has begun. */
function dated(year: string | undefined, month = '', date: string | undefined, now: number): TimeSpan {
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const of = (wanted: number): TimeSpan =>
    date === undefined
      ? { from: startOf(wanted, at, 1), to: startOf(wanted, at + 1, 1) }
      : daysFrom(wanted, at, Number(date), 1);
  if (year !== undefined) return of(Number(year));
  const latest = of(new Date(now).getFullYear());
  return latest.from <= now ? latest : of(new Date(now).getFullYear() - 1);
}

function relative(text: string, now: number): TimeSpan | null {
  const today = new Date(now);
  const back = (days: number, length: number): TimeSpan =>
    daysFrom(today.getFullYear(), today.getMonth(), today.getDate() - days, length);
  const ago = AGO.exec(text);
  if (ago !== null) {
    const [, amount = '', unit = ''] = ago;
    const count = Math.max(1, Number(amount) || COUNTS.indexOf(amount.toLowerCase()));
    const length = { day: 1, week: 7, month: 30, year: 365 }[unit.toLowerCase()] ?? 1;
    return back(count * length + Math.floor(length / 2), length);
  }
  const [, weekday] = WEEKDAY.exec(text) ?? [];
  if (weekday !== undefined) {
    // Of today one says today.
    const days = (today.getDay() - WEEKDAYS.indexOf(weekday.toLowerCase()) + 6) % 7;
    return back(days + 1, 1);
  }
  const [, word = ''] = RELATIVE.exec(text) ?? [];
  const [which = '', unit = ''] = word.toLowerCase().split(' ');
  if (which === 'yesterday') return back(1, 1);
  const length = PAST[unit];
  if (which === 'past' && length !== undefined) return back(length - 1, length);
  return ofCalendar(today, unit, which === 'this' ? 0 : 1) ?? (word === '' ? null : back(0, 1));
}

/** Days of "the past week" and the like, which end today; the past weekend is the last one. */
const PAST: Readonly<Record<string, number>> = { week: 7, month: 31, year: 366 };

/** A whole week, which begins on Monday, weekend, month or year: that of the day, or one so many before it. */
function ofCalendar(day: Date, unit: string, before: number): TimeSpan | null {
  const [year, month] = [day.getFullYear(), day.getMonth() - before];
  const monday = day.getDate() - ((day.getDay() + 6) % 7) - 7 * before;
  switch (unit) {
    case 'week':
      return daysFrom(year, day.getMonth(), monday, 7);
    case 'weekend':
      return daysFrom(year, day.getMonth(), monday + 5, 2);
    case 'month':
      return { from: startOf(year, month, 1), to: startOf(year, month + 1, 1) };
    case 'year':
      return { from: startOf(year - before, 0, 1), to: startOf(year - before + 1, 0, 1) };
    default:
      return null;
  }
}
