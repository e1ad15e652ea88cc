import { isGermanFiller } from './german';
import { isGlue, wordsOf } from './stems';

/** Of an English sentence at least this much is filler that English alone has. */
const ENGLISH_GLUE = 0.3;
/** Characters. More of a text does not change what it is. */
const MAX_READ = 4_000;

/** Whether a text is of English sentences; a few words alone are of no language. */
export function isEnglish(text: string): boolean {
  const words = wordsOf(text.slice(0, MAX_READ)).map(([whole]) => whole);
  const glue = words.filter(isGlue).length;
  // `was`, `am` and `in` are words of both languages; with the first alone one asks in German.
  const german = words.filter(isGermanFiller).length;
  const least = words[0] === 'was' ? german + 1 : german;
  return words.length > 0 && glue / words.length >= ENGLISH_GLUE && glue >= least;
}
