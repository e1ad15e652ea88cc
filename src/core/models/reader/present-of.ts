/** Verbs of daily life whose past no ending tells; of those that documentation has in a sense of their own, none. */
const IRREGULAR: Readonly<Record<string, string>> = {
  ate: 'eat',
  eaten: 'eat',
  bought: 'buy',
  brought: 'bring',
  drank: 'drink',
  drove: 'drive',
  driven: 'drive',
  flew: 'fly',
  flown: 'fly',
  lent: 'lend',
  met: 'meet',
  paid: 'pay',
  rode: 'ride',
  sang: 'sing',
  slept: 'sleep',
  sold: 'sell',
  spent: 'spend',
  spoke: 'speak',
  spoken: 'speak',
  stole: 'steal',
  stolen: 'steal',
  swam: 'swim',
  taught: 'teach',
  wore: 'wear',
  worn: 'wear',
};
/** "studied", "married"; not "tied", and not "skied" and "taxied", whose present ends in i. */
const IN_IED = /(?<=^\p{L}{2,})(?<!^(?:sk|tax))ied$/u;

/** The present of an English verb in the past, where their stems differ. */
export function presentOf(word: string): string {
  return Object.hasOwn(IRREGULAR, word) ? (IRREGULAR[word] ?? word) : word.replace(IN_IED, 'y');
}
