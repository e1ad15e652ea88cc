const DIGITS = String.raw`(?<![\d.,])\d[\d.,]*[\s-]?`;
/** Written out, a number stands apart from its unit: "ones" and "thousands" have none. */
const WRITTEN = String.raw`(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|ein(?:e[nrm]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|tausend)[\s-]`;
/** "1990s" is no time that something takes. */
const SECOND = String.raw`(?<!(?<!\d)(?:1\d|20)\d\d)s`;
const LENGTH =
  '[mck]?m|(?:centi|milli|kilo)?met(?:re|er)s?|(?:zenti|milli|kilo)meter[n]?|feet|foot|ft|inch(?:es)?|miles?|yards?|px|pixels?|fuß|zoll|meilen?';
const WEIGHT = '[mk]?g|grams?|kilos?|kilograms?|tons?|tonnes?|pounds?|lbs?|gramm|kilogramm|pfund|tonnen?';
const TIME =
  SECOND +
  '|ms|h|min|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tag(?:e[n]?)?|wochen?|monat(?:e[n]?)?|jahr(?:e[n]?)?';
const SPEED = String.raw`km/h|mph|m/s|knots?|knoten|[\p{L}]+ (?:per|an|a|pro|je) (?:second|minute|hour|sekunde|minute|stunde)`;
const HEAT = '°\\s?[CF]?|degrees?|grad|kelvin';
const SIZE = '[kmgt]i?b|bytes?|m²|ha|hectares?|hektar|acres?';
const AMOUNT = '%|percent|prozent|€|euros?|eur|dollars?|usd|pounds?|chf|franken';

/** "What is the height …?" */
const BY_NAME = /^\s*(?:what(?:['’]s| is| was)|was ist|wie ist|welche) (?:the |die |das )?(\p{L}+)/iu;

/** "How high …?" */
const BY_DEGREE = /(?<!\p{L})(?:how|wie) (\p{L}+)/iu;

interface Measure {
  /** After "how". */
  readonly degrees: string;
  /** After "what is the": an adjective there asks for something else, as in "the old password". */
  readonly names: string;
  /** In which the answer is told. */
  readonly units: string;
}

const MEASURES: readonly Measure[] = [
  { degrees: 'high|tall|hoch', names: 'height|höhe', units: `${LENGTH}|${AMOUNT}` },
  {
    degrees: 'deep|wide|broad|thick|far|tief|breit|dick|weit',
    names: 'depth|width|distance|tiefe|breite',
    units: LENGTH,
  },
  { degrees: 'long|lange?', names: 'length|duration|länge|dauer', units: `${LENGTH}|${TIME}` },
  { degrees: 'old|alt', names: 'age|alter', units: TIME },
  { degrees: 'heavy|schwer', names: 'weight|gewicht', units: WEIGHT },
  { degrees: 'hot|cold|warm|heiß|kalt', names: 'temperature|temperatur', units: HEAT },
  { degrees: 'fast|schnell', names: 'speed|geschwindigkeit', units: `${SPEED}|${TIME}` },
  { degrees: 'large|big|groß', names: 'size|größe', units: `${LENGTH}|${SIZE}|${WEIGHT}` },
];

export interface AskedMeasure {
  /** The word that asks, as it is written. */
  readonly word: string;
  /** Whether a text has a figure that may answer. */
  isToldIn(text: string): boolean;
}

/** What asks how much is allowed, and how that is told of a figure. */
const BOUND =
  /(?:(?:is|are) there (?:an? |any )?|what(?:['’]s| is| are) the |gibt es (?:eine?n? )?|was ist (?:die|der|das) )(?:\p{L}+ )?(limits?|max(?:imum|imal)?|min(?:imum|imal)?|obergrenze|untergrenze|grenze)(?![\p{L}.])/iu;
const BOUNDED = new RegExp(
  String.raw`(?<!\p{L})(?:at (?:most|least)|up to|(?:more|less|fewer|longer|shorter|larger|smaller|greater) than|exceed(?:s|ing)?|within|höchstens|mindestens|maximal|minimal|bis zu|(?:mehr|weniger|länger|kürzer|größer|kleiner) als)\s+(?:${DIGITS}|${WRITTEN})`,
  'iu',
);

/**
 * "How high …?" asks for metres, and "Is there a limit?" for what is at most so much: seldom is the answer in that word.
 * Null for a question that asks for no measure.
 */
export function askedMeasure(question: string): AskedMeasure | null {
  const asked = (form: RegExp, list: 'degrees' | 'names') => {
    const word = form.exec(question)?.[1] ?? '';
    return MEASURES.filter((measure) => new RegExp(`^(?:${measure[list]})$`, 'iu').test(word)).map(({ units }) => ({
      word,
      units,
    }));
  };
  const [found] = [...asked(BY_NAME, 'names'), ...asked(BY_DEGREE, 'degrees')];
  const bound = BOUND.exec(question)?.[1];
  if (found === undefined) return bound === undefined ? null : { word: bound, isToldIn: (text) => BOUNDED.test(text) };
  const { word, units } = found;
  const figure = new RegExp(`(?:${DIGITS}|${WRITTEN})(?:${units})(?![\\p{L}\\p{N}])`, 'iu');
  return { word, isToldIn: (text) => figure.test(text) };
}
