import { bestNumbers } from '../best-numbers';
import { isGermanFiller } from '../index/german';
import { isGlue, stem, wordsOf } from '../index/stems';
import { asksForQuestions } from './asks-for-questions';
import { readTexts } from './index-rows';
import { isQuestion } from './is-question';
import type { MessageIndex } from './message-index';
import { namingsIn } from './namings-in';
import { sayingOf } from './says-same';

/** Messages with most of the prompt's words that are read. */
const MOST_READ = 32;
/** Share of the prompt's words, rare ones heavier, from which on a message may state what is asked. */
const LEAST_SHARE = 0.5;
/** Share of the words that name what is asked for, which a message names it by. */
const NAMED = 0.75;
const MAX_NOTES = 2;
/** Words: of two that have as much of the prompt, the shorter one is of little else. */
const LONG = 1_000;
/** What is asked for by its kind, and seldom named so: "What colour is the door?" */
const KIND = /^\W*(?:what|which|welche[rsnm]?)\s+(?!is\b|are\b|was\b|were\b)\p{L}+/iu;
const COPULA = /^(?:lautet|lauten|hei(?:ß|ss)t|hei(?:ß|ss)en|beträgt|called|named)$/u;

/**
 * Messages of the user that tell what the very thing is that is asked for, newest first: many others with its words may
 * be better matches, and answer nothing. None says what one of `taken` says. `shares` are those of the prompt's words, by
 * number.
 */
export async function statedNotes(
  { client, table }: Pick<MessageIndex, 'client' | 'table'>,
  prompt: string,
  shares: Float32Array,
  taken: ReadonlySet<number>,
  isOpen: (number: number) => boolean,
): Promise<readonly number[]> {
  if (!isQuestion(prompt) || asksForQuestions(prompt)) return [];
  const asked = new Set(stemsOf(prompt.replace(KIND, '')));
  if (asked.size === 0) return [];
  const values = shares.map((share, number) => share - Math.min(LONG, table.of(number)?.words ?? 0) / LONG / LONG);
  const isRead = (number: number): boolean =>
    (shares[number] ?? 0) >= LEAST_SHARE && table.of(number)?.role === 'user' && isOpen(number) && !taken.has(number);
  const numbers = bestNumbers(values, MOST_READ, isRead);
  const texts = await readTexts(client, table, [...taken, ...numbers]);
  const said = new Set([...taken].map((number) => sayingOf(texts.get(number) ?? '')));
  const states = (text: string): boolean => namingsIn(text).some(({ name, value }) => isNamedBy(asked, name, value));
  const isNews = (text: string): boolean => {
    const saying = sayingOf(text);
    const isNew = !said.has(saying);
    said.add(saying);
    return isNew;
  };
  return numbers
    .toSorted((a, b) => (table.of(b)?.createdAt ?? 0) - (table.of(a)?.createdAt ?? 0))
    .filter((number) => {
      const text = texts.get(number) ?? '';
      return states(text) && isNews(text);
    })
    .slice(0, MAX_NOTES);
}

function isNamedBy(asked: ReadonlySet<string>, name: string, value: string): boolean {
  const named = new Set(stemsOf(name));
  if (named.size < NAMED * asked.size || ![...named].every((word) => asked.has(word))) return false;
  return stemsOf(value).some((word) => !asked.has(word));
}

function stemsOf(text: string): readonly string[] {
  return wordsOf(text)
    .flat()
    .filter((word) => !isGlue(word) && !isGermanFiller(word) && !COPULA.test(word))
    .map(stem);
}
