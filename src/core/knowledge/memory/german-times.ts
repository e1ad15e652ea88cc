/** Times as one says them in German, and the English that is read for them. */
const MONTHS: Readonly<Record<string, string>> = {
  januar: 'january',
  jänner: 'january',
  februar: 'february',
  märz: 'march',
  mai: 'may',
  juni: 'june',
  juli: 'july',
  oktober: 'october',
  dezember: 'december',
};
const WEEKDAYS: Readonly<Record<string, string>> = {
  montag: 'monday',
  dienstag: 'tuesday',
  mittwoch: 'wednesday',
  donnerstag: 'thursday',
  freitag: 'friday',
  samstag: 'saturday',
  sonnabend: 'saturday',
  sonntag: 'sunday',
};
const UNITS: Readonly<Record<string, string>> = {
  tag: 'day',
  woche: 'week',
  wochenende: 'weekend',
  monat: 'month',
  jahr: 'year',
};
const COUNTS: Readonly<Record<string, string>> = {
  ein: 'one',
  zwei: 'two',
  drei: 'three',
  vier: 'four',
  fünf: 'five',
  sechs: 'six',
  sieben: 'seven',
  acht: 'eight',
  neun: 'nine',
  zehn: 'ten',
};

const MONTH = `${Object.keys(MONTHS).join('|')}|april|august|september|november`;
const UNIT = 'wochenende|woche|monat|jahr';

type Telling = (found: string, ...parts: readonly string[]) => string;

/** Each with what the text it found, and the parts of that, stand for. */
const FORMS: readonly (readonly [RegExp, Telling])[] = [
  [form('heute (?:morgen|früh|mittag|nachmittag|abend|nacht)|heute'), () => 'today'],
  [form('gestern'), () => 'yesterday'],
  [form('vorgestern'), () => '2 days ago'],
  [form(`(?:am )?(\\d{1,2})\\. ?(${MONTH})`), (_, day = '', month = '') => `on ${day} ${monthOf(month)}`],
  [form(`(?:im|seit|vom) (${MONTH})`), (_, month = '') => `in ${monthOf(month)}`],
  [form('im jahre? ((?:19|20)\\d\\d)'), (_, year = '') => `in ${year}`],
  [
    form(`(?:(?:am|vom|seit) (?:letzten |vorigen )?|letzten |vorigen )(${names(WEEKDAYS)})`),
    (_, day = '') => `on ${WEEKDAYS[day.toLowerCase()] ?? ''}`,
  ],
  [
    form(`(?:(?:in|an) der |am |im )?(?:letzte|vorige|vergangene)[nrsm]? (${UNIT})s?`),
    (_, unit = '') => `last ${unitOf(unit)}`,
  ],
  [form(`(?:in )?diese[nrsm]? (${UNIT})s?`), (_, unit = '') => `this ${unitOf(unit)}`],
  [
    form(`vor (\\d{1,3}|${names(COUNTS)})(?:e[nmr])? (tag|woche|monat|jahr)(?:en|n|e)?`),
    (_, count = '', unit = '') => `${COUNTS[count.toLowerCase()] ?? count} ${unitOf(unit)}s ago`,
  ],
];

/** The text with its German times told in English; other words are left as they are. */
export function inEnglish(text: string): string {
  return FORMS.reduce((told, [found, tell]) => told.replace(found, tell), text);
}

function form(source: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'giu');
}

function names(table: Readonly<Record<string, string>>): string {
  return Object.keys(table).join('|');
}

function monthOf(german: string): string {
  return MONTHS[german.toLowerCase()] ?? german;
}

function unitOf(german: string): string {
  return UNITS[german.toLowerCase()] ?? '';
}
