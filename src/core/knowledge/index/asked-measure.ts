const NUMBER = String.raw`(?:(?<![\d.,])\d[\d.,]*|(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|ein(?:e[nrm]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|tausend))`;
const LENGTH =
  '[mck]?m|(?:centi|milli|kilo)?met(?:re|er)s?|(?:zenti|milli|kilo)meter[n]?|feet|foot|ft|inch(?:es)?|miles?|yards?|px|pixels?|fuß|zoll|meilen?';
const WEIGHT = '[mk]?g|grams?|kilos?|kilograms?|tons?|tonnes?|pounds?|lbs?|gramm|kilogramm|pfund|tonnen?';
const TIME =
  'ms|s|h|min|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tag(?:e[n]?)?|wochen?|monat(?:e[n]?)?|jahr(?:e[n]?)?';
const SPEED = String.raw`km/h|mph|m/s|knots?|knoten|[\p{L}]+ (?:per|an|a|pro|je) (?:second|minute|hour|sekunde|minute|stunde)`;
const HEAT = '°\\s?[CF]?|degrees?|grad|kelvin';
const SIZE = '[kmgt]i?b|bytes?|m²|ha|hectares?|hektar|acres?';
const AMOUNT = '%|percent|prozent|€|euros?|eur|dollars?|usd|pounds?|chf|franken';

/** "What is the height …?" */
const BY_NAME = /^\s*(?:what(?:['’]s| is| was)|was ist|wie ist|welche) (?:the |die |das )?(\p{L}+)/iu;

/** "How high …?" */
const BY_DEGREE = /(?<!\p{L})(?:how|wie) (\p{L}+)/iu;

/** The words that ask how much of something there is, and the units in which it is told. */
const MEASURES: readonly (readonly [asked: string, units: string])[] = [
  ['high|tall|height|hoch|höhe', `${LENGTH}|${AMOUNT}`],
  ['deep|wide|broad|thick|far|depth|width|distance|tief|breit|dick|weit|tiefe|breite', LENGTH],
  ['long|length|duration|lange?|länge|dauer', `${LENGTH}|${TIME}`],
  ['old|age|alt|alter', TIME],
  ['heavy|weight|schwer|gewicht', WEIGHT],
  ['hot|cold|warm|temperature|heiß|kalt|temperatur', HEAT],
  ['fast|speed|schnell|geschwindigkeit', `${SPEED}|${TIME}`],
  ['large|big|size|groß|größe', `${LENGTH}|${SIZE}|${WEIGHT}`],
];

export interface AskedMeasure {
  /** The word that asks, as it is written. */
  readonly word: string;
  /** Whether a text has a figure that may answer. */
  isToldIn(text: string): boolean;
}

/** "How high …?" asks for metres, and seldom is the answer in that word; null for a question that asks for no measure. */
export function askedMeasure(question: string): AskedMeasure | null {
  const words = [BY_NAME, BY_DEGREE].flatMap((form) => form.exec(question)?.[1] ?? []);
  const [found] = words.flatMap((word) =>
    MEASURES.filter(([asked]) => new RegExp(`^(?:${asked})$`, 'iu').test(word)).map(([, units]) => ({ word, units })),
  );
  if (found === undefined) return null;
  const { word, units } = found;
  const figure = new RegExp(`${NUMBER}[\\s-]?(?:${units})(?![\\p{L}\\p{N}])`, 'iu');
  return { word, isToldIn: (text) => figure.test(text) };
}
