import { isGerman, isGermanFiller } from '../../knowledge/index/german';
import { questionWord } from '../../knowledge/index/question-word';
import { isGlue, wordsOf } from '../../knowledge/index/stems';
import { formatOf } from '../../knowledge/sources/format-of';
import { indentWith } from '../../knowledge/sources/indent-with';

/** Of a terminal. */
const TAB = 8;
const indentOf = (line: string): number => indentWith(TAB, line);
/** Characters of the line that an entry begins with. */
const MAX_HEAD = 100;
const MAX_NAMES = 3;
/** What is longer tells more than it asks. */
const MAX_QUESTION = 300;
/** Written as no word is: `maxSize`, `max_size`, `core.editor`, `Size=`, `-v`; not `on-call`, nor `e.g.`. */
const WRITTEN =
  /\p{L}[\p{L}\p{N}]*(?:[\p{Ll}\p{N}]\p{Lu}|[_=:][\p{L}\p{N}]|\.\p{L}{2})|^-{1,2}\p{L}|^\p{L}[\p{L}\p{N}]*=$/u;
/** What asks of a thing and not what it is; what asks so without such a word is short, or no question. */
const ASKS_WHAT = new Set(['what', 'which', 'was', 'welche']);
const MAX_BARE = 2;
/** Words right before the name of a place, of which its content is asked, or what is done there. */
const PLACED = /(?<![\p{L}\p{N}])(?:at|from|in|inside|on|to|with|within|auf|aus|bei|im|mit)\s+[^\p{L}\p{N}\s-]*$/iu;
/** What points to a text is none, nor is a path or a single word. */
const POINTER = /^\s*(?::\s*)?(?:(?:see|siehe)\s.*|\S*)$/gimu;
const ENDED = /[.!?。][)"'”’]*(?:\s|$)/u;
const LEAST_OF_WORD = 4;
const LEAST_OF_NAME = 2;
/** What is asked of anything that has a name. */
const ASKED_OF = new Set(
  (
    'argument arguments command default defaults defined definition field flag keyword mean meaning means option ' +
    'parameter purpose setting stand stands value values variable work works ' +
    'bedeutet bedeutung einstellung option parameter standard standardwert wert zweck'
  ).split(' '),
);
/** What a name is given, or written with. */
const BESIDE_NAME = /\[[^\]]*\]|<[^>]*>|\([^)]*\)/g;
/** Between two names of one entry. */
const OTHER_NAME = /(?:,|\||\bor\b|\band\b)\s+/u;
/** The text of an entry that begins on the line of its name. */
const TEXT_BESIDE = /\S(?:\s{2,}|\t\s*)(?=\S)/;

export interface NamesAsked {
  readonly names: readonly string[];
  /** They are written as no word is. */
  readonly areWritten: boolean;
  /** What they are is asked, and not who, how or where. */
  readonly isWhat: boolean;
}

/** The names that a question asks about: those that are written as no word is, else the one word that it is about. */
export function namesAsked(question: string): NamesAsked {
  if (question.length > MAX_QUESTION) return { names: [], areWritten: false, isWhat: false };
  const words = question
    .split(/\s+/)
    .map(bareName)
    .filter((word) => /\p{L}/u.test(word));
  const written = [...new Set(words.filter((word) => WRITTEN.test(word)))].slice(0, MAX_NAMES);
  const areWritten = written.length > 0;
  const names = areWritten ? written : tellingOf(words, isGerman(question));
  return { names, areWritten, isWhat: asksWhat(question, words.length, names) };
}

/** The only word that tells what is asked about; none where there are more. */
function tellingOf(words: readonly string[], isOfGerman: boolean): readonly string[] {
  const telling = words.filter((word) => {
    const whole = wordsOf(word)[0]?.[0] ?? '';
    const isFiller = isGlue(whole) || (isOfGerman && isGermanFiller(whole));
    return whole !== '' && !isFiller && !ASKED_OF.has(whole);
  });
  return telling.length === 1 ? telling : [];
}

function asksWhat(question: string, length: number, names: readonly string[]): boolean {
  if (names.some((name) => PLACED.test(question.slice(0, question.indexOf(name))))) return false;
  const word = questionWord(question);
  if (word !== null) return ASKS_WHAT.has(word);
  return length <= MAX_BARE || !question.trimEnd().endsWith('?');
}

/** Whether a word asks for no more than what something is, or what it is set to. */
export function isAskedOfAny(word: string): boolean {
  return ASKED_OF.has(word);
}

export interface Entry {
  readonly text: string;
  /** How far its name is set in; its text is further. */
  readonly margin: number;
  /** It goes on to the end of what was read, and perhaps beyond. */
  readonly isOpen: boolean;
}

/**
 * What the lists of definitions in a text say of the names: for each that has one its entry, a name on a line of its own
 * with sentences set in below it, or beside it. Null where there is none, as in code.
 */
export function ownEntry({ names, areWritten }: NamesAsked, text: string, path: string): Entry | null {
  if (names.length === 0 || formatOf(path) === 'code') return null;
  const lines = text.split('\n');
  const entries = lines.flatMap((line, at) => {
    const end = names.some((name) => isNamed(line, name)) ? endOfEntry(lines, at) : null;
    return end === null || !isTold(lines.slice(at, end), areWritten) ? [] : [{ at, end }];
  });
  const last = entries.at(-1);
  if (last === undefined) return null;
  const texts = entries.map(({ at, end }) => lines.slice(at, end).join('\n').trimEnd());
  return { text: texts.join('\n\n'), margin: indentOf(lines[last.at] ?? ''), isOpen: last.end === lines.length };
}

/** What goes on with an entry in the text below; empty where nothing does. */
export function restOfEntry({ margin, isOpen }: Entry, below: string): string {
  const lines = below.split('\n');
  const end = isOpen ? lines.findIndex((line) => !isOfEntry(line, margin)) : 0;
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .join('\n')
    .trimEnd();
}

function isOfEntry(line: string, margin: number): boolean {
  return line.trim() === '' || indentOf(line) > margin || /^\s*:\s/.test(line);
}

/** The line behind an entry that begins at a line; null where none does. */
function endOfEntry(lines: readonly string[], at: number): number | null {
  const head = lines[at] ?? '';
  const [above = '', below = ''] = [lines[at - 1], lines[at + 1]];
  const margin = indentOf(head);
  const isApart = above.trim() === '' || indentOf(above) > margin || TEXT_BESIDE.test(above.trim());
  const isSetIn = below.trim() !== '' && (indentOf(below) > margin || /^\s*:\s/.test(below));
  const isOption = /^\s*-{1,2}[\p{L}\p{N}]/u.test(head);
  const hasText = TEXT_BESIDE.test(head.trim()) && (isSetIn || isOption);
  if (head.trim() === '' || !isApart || !(isSetIn || hasText)) return null;
  let end = at + 1;
  while (end < lines.length && isOfEntry(lines[end] ?? '', margin)) end += 1;
  return end;
}

/** A table of contents has names below a name, too. */
function isTold([head = '', ...below]: readonly string[], isWritten: boolean): boolean {
  if (/^\s*-{1,2}[\p{L}\p{N}]/u.test(head)) return true;
  const beside = head.trim().split(TEXT_BESIDE).slice(1).join(' ');
  const told = [beside, ...below].join('\n').replace(POINTER, '');
  return ENDED.test(told) && wordsOf(told).length >= (isWritten ? LEAST_OF_NAME : LEAST_OF_WORD);
}

function isNamed(line: string, name: string): boolean {
  const [own = ''] = line.trim().split(/(?<=\S)(?:\s{2,}|\t)/);
  const head = own.replace(BESIDE_NAME, '').trim();
  if (head.length > MAX_HEAD || /[^:]:\s|[.;!?]$/.test(head)) return false;
  const parts = head.split(OTHER_NAME).map((part) => part.trim().split(/\s+/));
  // A sentence begins with a name, too.
  if (parts.some(([, ...given]) => given.some((word) => isGlue(word)))) return false;
  return parts.some(([first = '']) => isSame(bareName(first), name));
}

function isSame(head: string, name: string): boolean {
  // `-f` is another option than `-F`.
  if (/^-?\p{L}$/u.test(name)) return head === name;
  const wanted = name.toLowerCase().replace(/=$/, '');
  const given = head.toLowerCase().replace(/=$/, '');
  return given === wanted || (!wanted.startsWith('-') && given.replace(/^-+/, '') === wanted);
}

/** A name without marks around it, and without the value that it is given. */
function bareName(word: string): string {
  return word
    .replace(/^[^\p{L}\p{N}_$-]+|[^\p{L}\p{N}_$=]+$/gu, '')
    .replace(/[[(<].*$/u, '')
    .replace(/(?<==).+$/u, '');
}
