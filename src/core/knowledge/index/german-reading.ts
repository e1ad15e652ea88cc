import type { Client } from '@libsql/client';
import { shownLanguage } from '../../../shared/text/shown-language';
import { countEach } from './count-matches';
import { ftsAny, searchTerms } from './fts-query';
import { isGerman, isGermanGlue } from './german';
import { findParts, formsOf } from './german-forms';
import { foldGerman, foldWrittenOut, germanStem, PARTICLES, stemsWithoutParticle } from './german-stem';
import { isEnglish } from './is-english';
import type { QuestionReading } from './question-reading';
import { isGlue } from './stems';

/** A particle that has left its verb ends a clause. */
const PARTED = new RegExp(
  `(?<!\\p{L})(${PARTICLES.join('|')})(?=\\s*(?:[?.!,;:)]|$)|\\s+(?:und|oder)(?!\\p{L}))`,
  'gu',
);

/** True for a German sentence, and for a few words in no language that are asked for in a window that speaks German. */
export function isAskedInGerman(question: string): boolean {
  return (isGerman(question) || shownLanguage.get() === 'de') && !isEnglish(question);
}

/**
 * Reads a German question by the words of the index: inflected ones, verbs in one with their particle or apart from it,
 * and umlauts that are written out.
 */
export async function readGerman(client: Client, question: string): Promise<QuestionReading> {
  const particles = [...foldGerman(question).matchAll(PARTED)].flatMap(([, particle]) => particle ?? []);
  const forms = new Map<string, readonly string[]>();
  const meant = new Map<string, string>();
  for (const word of searchTerms(question, isFiller)) {
    const own = stemOf(word);
    const spellings = spellingsOf(word);
    const stems = spellings.map(germanStem);
    const joined = particles.flatMap((particle) => stems.map((stem) => particle + stem));
    const found = await formsOf(client, [...stems, ...spellings.flatMap(stemsWithoutParticle), ...joined]);
    for (const { stem } of found) {
      meant.set(stem, own);
      for (const particle of particles)
        if (joined.includes(stem) && stem.startsWith(particle)) meant.set(particle, own);
    }
    if (found.length > 0) forms.set(word, [...new Set(found.map(({ term }) => term))]);
  }
  return { stem: (word) => meant.get(stemOf(word)) ?? stemOf(word), isFiller, forms };
}

/** A German question with the parts of each compound that the index has in parts alone; any other as it is. */
export async function withCompoundsInParts(client: Client, question: string): Promise<string> {
  if (!isAskedInGerman(question)) return question;
  const words = searchTerms(question, isFiller);
  const counts = await countEach(
    client,
    words.map((word) => ftsAny([word])),
    1,
  );
  let parted = question;
  for (const word of words.filter((_, at) => counts[at] === 0)) {
    const spellings = spellingsOf(word);
    if ((await formsOf(client, spellings.map(germanStem))).length > 0) continue;
    const parts = await findParts(client, spellings.at(-1) ?? word);
    if (parts.length > 0) parted = parted.replace(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'), parts.join(' '));
  }
  return parted;
}

function isFiller(word: string): boolean {
  return isGlue(word) || isGermanGlue(word);
}

function spellingsOf(word: string): readonly string[] {
  const folded = foldGerman(word);
  return [...new Set([folded, foldWrittenOut(folded)])];
}

function stemOf(word: string): string {
  return germanStem(foldGerman(word));
}
