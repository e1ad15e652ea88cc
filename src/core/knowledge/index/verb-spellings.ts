import { isGlue, stem } from './stems';

const PARTICLE = 'up|in|out|off|on|down|back|over';
const APART = new RegExp(`(?<![\\p{L}\\p{N}_])(\\p{L}{2,})\\s+(${PARTICLE})(?![\\p{L}\\p{N}_])`, 'gu');
/** Not by `on`: it ends too many nouns. */
const IN_ONE = new RegExp(`(?<![\\p{L}\\p{N}_])(\\p{L}{3,})(${PARTICLE.replace('|on', '')})(?![\\p{L}\\p{N}_])`, 'gu');
/** A question is read so far, as by the rest of the search. */
const MAX_LENGTH = 2_000;

export interface VerbSpelling {
  /** As the text does not write it: `cleanup` for "clean up", and the other way round. */
  readonly other: string;
  /** What of it says something, as a stem. */
  readonly term: string;
}

/**
 * The other ways to write the verbs with a particle in a text: apart they are verbs ("set up"), in one nouns ("setup").
 * What only looks like one (`main`) has a spelling that nobody writes.
 */
export function verbSpellings(text: string): readonly VerbSpelling[] {
  const lower = text.slice(0, MAX_LENGTH).toLowerCase();
  const joined = [...lower.matchAll(APART)].flatMap(([, verb = '', particle = '']) => {
    if (isGlue(verb)) return [];
    const other = (/(?:ing|ed|s)$/.test(verb) ? stem(verb) : verb) + particle;
    return [{ other, term: stem(other) }];
  });
  const parted = [...lower.matchAll(IN_ONE)].flatMap(([whole, verb = '', particle = '']) =>
    isGlue(whole) ? [] : [{ other: `${verb} ${particle}`, term: stem(verb) }],
  );
  return [...joined, ...parted];
}
