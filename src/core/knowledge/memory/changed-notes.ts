import { ftsWord } from '../index/fts-query';
import { isGermanFiller } from '../index/german';
import { isGlue, stem, wordsOf } from '../index/stems';
import { asksBefore } from './asks-before';
import { asksForQuestions } from './asks-for-questions';
import { anyOf } from './find/find-clauses';
import { givenUpIn } from './given-up-in';
import { readTexts } from './index-rows';
import { isQuestion } from './is-question';
import type { MessageIndex } from './message-index';
import { messageOfPiece } from './message-table';
import { tellsHome, tellsMove } from './tells-move';

/** Of the best matches, those of which changes are looked for: what answers is one of them. */
const MOST_CHANGED = 2;
/** Words: a longer one tells of more than what is asked. */
const LONGEST = 40;
/** Words of a match that are looked for; even. */
const MAX_WORDS = 6;
/** Pieces that have one of them, newest first: to ask full text for a word of change as well takes five times as long. */
const MOST_FOUND = 400;
/** Of their messages, those that are read. */
const MOST_READ = 100;
const MAX_NOTES = 2;
const ROUNDS = 2;
/** Words that `tellsMove` reads, as full text has them: by their stems. */
const OF_MOVE = ['moved', 'relocated', 'gezogen', 'umgezogen'].map(ftsWord);

type Index = Pick<MessageIndex, 'client' | 'table'>;

/**
 * Messages of the user that say that what one of the best matches tells is so no more, newest first: often they have no
 * word of the question, which asks for a thing and not by what it was. `kept` are the matches, best first.
 */
export async function changedNotes(
  index: Index,
  prompt: string,
  kept: readonly number[],
  isOpen: (number: number) => boolean,
): Promise<readonly number[]> {
  if (!isQuestion(prompt) || asksForQuestions(prompt) || asksBefore(prompt)) return [];
  const { client, table } = index;
  const isShort = (number: number): boolean => {
    const message = table.of(number);
    return message?.role === 'user' && message.asked === 0 && message.words <= LONGEST;
  };
  const found = new Set<number>();
  // What took the place of one may have been changed again.
  let told = kept.filter(isShort).slice(0, MOST_CHANGED);
  for (let round = 0; round < ROUNDS && told.length > 0; round += 1) {
    const changes: number[] = [];
    for (const [number, text] of await readTexts(client, table, told)) {
      const since = table.of(number)?.createdAt ?? 0;
      const isLater = (other: number): boolean => {
        const message = table.of(other);
        const isOfUser = message?.role === 'user' && message.createdAt > since;
        return isOfUser && isOpen(other) && !kept.includes(other) && !found.has(other);
      };
      changes.push(...(await changesOf(index, prompt, text, tellsHome(prompt) && tellsHome(text), isLater)));
    }
    for (const change of changes) found.add(change);
    told = changes.filter(isShort).slice(0, MOST_CHANGED);
  }
  return [...found]
    .toSorted((a, b) => (table.of(b)?.createdAt ?? 0) - (table.of(a)?.createdAt ?? 0))
    .slice(0, MAX_NOTES);
}

/** Messages that say that something of which a text tells is so no more; of a home also those of a move. */
async function changesOf(
  { client, table }: Index,
  prompt: string,
  text: string,
  isOfHome: boolean,
  isLater: (number: number) => boolean,
): Promise<readonly number[]> {
  const asked = new Set(tellingOf(prompt).map(stem));
  const telling = tellingOf(text);
  // What answers is no word of the question, and mostly comes first or last.
  const answering = telling.filter((word) => !asked.has(stem(word)));
  const words = endsOf(answering.length > 0 ? answering : telling);
  if (words.length === 0) return [];
  const { rows } = await client.execute({
    sql: `SELECT rowid AS piece FROM memory_text WHERE memory_text MATCH ? ORDER BY rowid DESC LIMIT ${MOST_FOUND}`,
    args: [anyOf([...words.map(ftsWord), ...(isOfHome ? OF_MOVE : [])])],
  });
  const numbers = [...new Set(rows.map(({ piece }) => messageOfPiece(Number(piece))))]
    .filter(isLater)
    .slice(0, MOST_READ);
  const stems = new Set(words.map(stem));
  const isOfText = (said: string): boolean =>
    givenUpIn(said).some(({ thing }) => tellingOf(thing).some((word) => stems.has(stem(word))));
  const texts = await readTexts(client, table, numbers);
  return numbers.filter((number) => {
    const said = texts.get(number) ?? '';
    return isOfText(said) || (isOfHome && tellsMove(said) !== 'not');
  });
}

function endsOf(words: readonly string[]): readonly string[] {
  return words.length <= MAX_WORDS ? words : [...words.slice(0, MAX_WORDS / 2), ...words.slice(-MAX_WORDS / 2)];
}

function tellingOf(text: string): readonly string[] {
  const words = wordsOf(text).map(([whole]) => whole);
  return [...new Set(words.filter((word) => !isGlue(word) && !isGermanFiller(word)))];
}
