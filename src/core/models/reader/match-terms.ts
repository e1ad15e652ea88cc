import { allStemsOf, isSameWord, namesIn, stemsOf } from './words';

/** What a question is about: its stems, and how much each counts. */
export type Terms = ReadonlyMap<string, number>;

/** A question of many words is answered when this much of it is met. */
const ENOUGH = 5;
/** Words of a question beyond this many say little more. */
const MAX_TERMS = 40;
/** A name that is all over a source tells none of its passages apart, nor does a part of a name. */
const WEAK = 0.3;
/** A name out of code is what the question is about. */
const NAME_WEIGHT = 2;
const COMMON_NAMES = ['lectern', 'app', 'work', 'mean'];
/** Words of a heading that is more than a topic, and those of them that say something. */
const LEAST_PHRASE = 3;
const LEAST_TELLING = 2;
/** A word that none of the candidates has is likely what the question is about; one that all have, is not. */
const ABSENT_WEIGHT = 2;
const RARE_WEIGHT = 1.3;
const COMMON_WEIGHT = 0.7;

export function termsOf(question: string, names: readonly string[]): Terms {
  const stems = stemsOf(question);
  const used = stems.length > 0 ? stems : allStemsOf(question);
  const written = namesIn(question);
  const weak = new Set([...[...COMMON_NAMES, ...names].flatMap(stemsOf), ...written.parts]);
  const weightOf = (stem: string): number => (weak.has(stem) ? WEAK : written.names.has(stem) ? NAME_WEIGHT : 1);
  return new Map(used.slice(0, MAX_TERMS).map((stem) => [stem, weightOf(stem)]));
}

/** The terms of one part of a question; those of the other parts still count a little, as what it is about. */
export function termsOfPart(terms: Terms, part: string): Terms {
  const own = new Set(stemsOf(part));
  return new Map([...terms].map(([term, weight]) => [term, own.has(term) ? weight : Math.min(weight, WEAK)]));
}

/** The same terms, weighed by how many of the candidates speak of each. `toStems` reads those. */
export function weighTerms(terms: Terms, candidates: readonly string[], toStems = allStemsOf): Terms {
  const texts = candidates.map((candidate) => new Set(toStems(candidate)));
  const weigh = ([term, weight]: readonly [string, number]): [string, number] => {
    if (weight !== 1) return [term, weight];
    const having = texts.filter((stems) => hasTerm(stems, term)).length;
    if (having === 0) return [term, ABSENT_WEIGHT];
    return [term, RARE_WEIGHT - ((RARE_WEIGHT - COMMON_WEIGHT) * having) / texts.length];
  };
  return new Map([...terms].map(weigh));
}

/** Share of the question that the text speaks of, 0 to 1, and how many of its words. */
export function matchTerms(
  terms: Terms,
  text: string,
  toStems = allStemsOf,
): { readonly share: number; readonly count: number } {
  const stems = new Set(toStems(text));
  let total = 0;
  let met = 0;
  let count = 0;
  for (const [term, weight] of terms) {
    total += weight;
    if (!hasTerm(stems, term)) continue;
    met += weight;
    count += 1;
  }
  return { share: total === 0 ? 0 : Math.min(1, met / Math.min(total, ENOUGH)), count };
}

/** Share of the heading's own words that the question has, 0 to 1. */
export function askedOfHeading(terms: Terms, heading: string): number {
  const telling = new Set(stemsOf(heading));
  const asked = new Set(terms.keys());
  return telling.size === 0 ? 0 : [...telling].filter((stem) => hasTerm(asked, stem)).length / telling.size;
}

/**
 * True when each word of the heading that says something is a word of the question: the section answers it. A heading
 * of one word or two is asked only when the question is about little else; so is one of one word among filler, unless
 * the question has that filler too.
 */
export function isHeadingAsked(terms: Terms, question: string, heading: string): boolean {
  const asked = new Set(terms.keys());
  const telling = stemsOf(heading).filter((stem) => (terms.get(stem) ?? 1) > WEAK);
  if (telling.length === 0 || !telling.every((stem) => hasTerm(asked, stem))) return false;
  return isPhrase(question, heading, telling) || matchTerms(terms, heading).share >= 0.5;
}

function isPhrase(question: string, heading: string, telling: readonly string[]): boolean {
  const stems = allStemsOf(heading);
  if (stems.length < LEAST_PHRASE || telling.length >= LEAST_TELLING) return stems.length >= LEAST_PHRASE;
  const said = new Set(allStemsOf(question));
  return stems.every((stem) => said.has(stem) || telling.includes(stem));
}

/** Whether a term is among the stems, with another ending too. */
export function hasTerm(stems: ReadonlySet<string>, term: string): boolean {
  if (stems.has(term)) return true;
  for (const stem of stems) if (isSameWord(term, stem)) return true;
  return false;
}
