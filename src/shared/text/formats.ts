import { shownLanguage, type Language } from './shown-language';

/** Numbers, times and lists as the shown language writes them: each of these gives the format to use now. */
type Format<Made> = () => Made;

/** A format is slow to make: each language's is made once, when it is first used. */
function perLanguage<Made>(make: (locale: Language) => Made): Format<Made> {
  const made = new Map<Language, Made>();
  return () => {
    const language = shownLanguage.get();
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}

/** In English the day stands before the month too. */
const dayFirst = (locale: Language): string => (locale === 'en' ? 'en-GB' : locale);
const minute = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;

const number = (options: Intl.NumberFormatOptions) => perLanguage((locale) => new Intl.NumberFormat(locale, options));
const time = (options: Intl.DateTimeFormatOptions) => perLanguage((locale) => new Intl.DateTimeFormat(locale, options));
const unit = (name: string, unitDisplay: 'long' | 'short' | 'narrow', options: Intl.NumberFormatOptions) =>
  number({ style: 'unit', unit: name, unitDisplay, ...options });

export const countFormat = number({});
/** Two digits are all that an estimate knows. */
export const estimateFormat = number({ maximumSignificantDigits: 2 });
export const scoreFormat = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });

const threeDigits = { maximumSignificantDigits: 3 };
/** From the smallest to the largest, each a thousand of the one before. */
export const sizeFormats = [
  unit('byte', 'long', threeDigits),
  unit('kilobyte', 'short', threeDigits),
  unit('megabyte', 'short', threeDigits),
  unit('gigabyte', 'short', threeDigits),
] as const;
export const minutesFormat = unit('minute', 'narrow', { maximumFractionDigits: 0 });
export const secondsFormat = unit('second', 'narrow', { maximumFractionDigits: 0 });
export const tenthsFormat = unit('second', 'narrow', { maximumFractionDigits: 1 });
export const agoFormat = perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

export const dayFormat = time({ dateStyle: 'medium' });
export const timeFormat = time({ dateStyle: 'medium', timeStyle: 'short' });
export const weekdayFormat = time({ weekday: 'long', day: 'numeric', month: 'long' });
export const longDayFormat = time({ day: 'numeric', month: 'long', year: 'numeric' });
export const saidDayFormat = perLanguage(
  (locale) => new Intl.DateTimeFormat(dayFirst(locale), { day: 'numeric', month: 'long', year: 'numeric' }),
);
export const minuteFormat = perLanguage((locale) => new Intl.DateTimeFormat(dayFirst(locale), minute));
export const minuteOfYearFormat = perLanguage(
  (locale) => new Intl.DateTimeFormat(dayFirst(locale), { ...minute, year: 'numeric' }),
);

export const listFormat = perLanguage((locale) => new Intl.ListFormat(locale));
export const choiceFormat = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));
