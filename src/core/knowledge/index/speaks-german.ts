import { isGermanFiller } from './german';
import { isGlue, wordsOf } from './stems';

/** Of a German text at least this much is filler that German alone has, be it a list of names; of another hardly any. */
const LEAST = 0.1;
/** Characters. More of a text does not change what it is. */
const MAX_READ = 2_000;

/** Whether a passage is in German. */
export function speaksGerman(text: string): boolean {
  const words = wordsOf(text.slice(0, MAX_READ)).map(([whole]) => whole);
  const filler = words.filter((word) => isGermanFiller(word) && !isGlue(word));
  return words.length > 0 && filler.length / words.length >= LEAST;
}
