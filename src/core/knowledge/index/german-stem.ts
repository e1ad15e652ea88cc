/** Letters that a stem keeps. */
const LEAST = 3;
/** Letters. What is longer is no word of German, and would take time by the square of its length. */
export const LONGEST_WORD = 50;
/** Endings of nouns, verbs and adjectives, the longest first: what is left may end in another. */
const ENDINGS = ['ern', 'est', 'em', 'en', 'er', 'es', 'et', 'st', 'e', 'n', 's', 't'];
/** Of verbs that other languages have too: `exportieren` meets `Export`. */
const BORROWED = /(.{4,})ier(?:en|st|te[nt]?|e|t)?$/;
const PARTICIPLE = /^ge(.{3,}(?:t|en))$/;

/** What stands apart from its verb in most sentences, and is written in one with it in others. */
export const PARTICLES: readonly string[] = (
  'ab an auf aus bei durch ein fest fort frei her heraus herunter hervor hin hinaus hinein hinunter hinzu hoch los mit ' +
  'nach um unter voran voraus vor vorbei weg weiter wieder zu zuruck zusammen'
)
  .split(' ')
  // `hinzu` before `hin`.
  .toSorted((a, b) => b.length - a.length);

const IN_ONE = new RegExp(`^(${PARTICLES.join('|')})(?:ge(.{3,}(?:t|en))|zu(.{4,}n))$`);

/** Lower-case and without dots, as full text has a word. */
export function foldGerman(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

/** The same of one whose umlauts are written with an `e` (`loeschen`); in `neue` and `Quelle` none is. */
export function foldWrittenOut(folded: string): string {
  return folded.replace(/(?<![aeq])([aou])e/g, '$1');
}

/**
 * A light stemmer of German: forms of a word meet, whatever their endings, and participles meet their verb. The word
 * comes from `foldGerman`, or from full text, which may have taken an ending off.
 */
export function germanStem(folded: string): string {
  if (folded.length > LONGEST_WORD || !/^[a-z]+$/.test(folded)) return folded;
  const inOne = IN_ONE.exec(folded);
  const whole = inOne === null ? folded.replace(PARTICIPLE, '$1') : `${inOne[1]}${inOne[2] ?? inOne[3]}`;
  const stem = withoutEndings(whole.replace(BORROWED, '$1'));
  // As full text ends a word.
  return stem.replace(/y$/, 'i').replace(/([^aeiou])\1$/, '$1');
}

/** The same of a verb in one with its particle, without it; nothing for what is no such verb. */
export function stemsWithoutParticle(folded: string): readonly string[] {
  if (!/(?:e|e[lr]?n)$/.test(folded) && !IN_ONE.test(folded)) return [];
  const stem = germanStem(folded);
  return PARTICLES.filter((particle) => stem.startsWith(particle) && stem.length - particle.length >= LEAST).map(
    (particle) => stem.slice(particle.length),
  );
}

const VERB_IN_ONE = new RegExp(
  `(?<!\\p{L})(${PARTICLES.join('|').replace('zuruck', 'zur(?:ü|ue)ck')})(?!tw|deren)(ge\\p{Ll}{3,}t|\\p{Ll}{2,}e[lr]?n)(?!\\p{L})`,
  'gu',
);

/** Verbs that are written in one with their particle, apart from it, as other sentences have them. Nouns begin with a capital. */
export function withVerbsApart(text: string): string {
  return text.replace(VERB_IN_ONE, '$1 $2');
}

/** How words with the stem may begin. */
export function startsOf(stem: string): readonly string[] {
  const parted = PARTICLES.filter((particle) => stem.startsWith(particle)).flatMap((particle) =>
    ['ge', 'zu'].map((infix) => particle + infix + stem.slice(particle.length)),
  );
  return [stem, `ge${stem}`, ...parted];
}

function withoutEndings(word: string): string {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= LEAST);
  return ending === undefined ? word : withoutEndings(word.slice(0, -ending.length));
}
