import { isGermanFiller, isGermanGlue } from '../../knowledge/index/german';
import { isAskedInGerman } from '../../knowledge/index/german-reading';
import { foldGerman, foldWrittenOut, germanStem, withVerbsApart } from '../../knowledge/index/german-stem';
import { isGlue, stem as plainStem, wordsOf } from '../../knowledge/index/stems';
import { presentOf } from './present-of';

/** Words for the same thing that no stem brings together. */
const SAME: Readonly<Record<string, string>> = {
  called: 'name',
  named: 'name',
  repo: 'repository',
  repos: 'repository',
  directory: 'folder',
  docs: 'documentation',
  hotkey: 'key',
  shortcut: 'key',
  shortcuts: 'key',
  chat: 'session',
  chats: 'session',
  conversation: 'session',
  delete: 'remove',
  deleted: 'remove',
  deleting: 'remove',
  erase: 'remove',
  rid: 'remove',
  remember: 'memory',
  remembers: 'memory',
  remembered: 'memory',
  memories: 'memory',
  stored: 'keep',
  kept: 'keep',
  config: 'settings',
  configure: 'settings',
  heißt: 'name',
  heiße: 'name',
  heißen: 'name',
  nenne: 'name',
  nennen: 'name',
  bruder: 'brother',
  schwester: 'sister',
  mutter: 'mother',
  vater: 'father',
  tochter: 'daughter',
  sohn: 'son',
  hund: 'dog',
  katze: 'cat',
  wohne: 'live',
  wohnt: 'live',
  wohnen: 'live',
  arbeite: 'work',
  arbeitet: 'work',
  arbeiten: 'work',
  allergisch: 'allergic',
  beruf: 'job',
  beruflich: 'job',
  profession: 'job',
  occupation: 'job',
  geburtstag: 'birthday',
  farbe: 'colour',
  auto: 'car',
  heisse: 'name',
  heisst: 'name',
  heissen: 'name',
  geld: 'money',
  wifi: 'internet',
  wlan: 'internet',
  plane: 'flight',
  airplane: 'flight',
  flugzeug: 'flight',
  flug: 'flight',
  depart: 'leave',
  departs: 'leave',
  ip: 'address',
};

/** The same for what takes two words to say. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:turn|switch)(?:ed|ing|s)? off\b|\bopt(?:ed|ing|s)? out\b/gi, ' disable '],
  [/\b(?:takes?|taking|took) off\b/gi, ' leave '],
  [/\bwi-fi\b/gi, ' wifi '],
  [/\bfor a living\b/gi, ' job '],
  [/\bwhat do (?:we|i|you|they|people) call\b/gi, ' name '],
  // "We call the new printer Gutenberg", and not "We call the dentist on Monday".
  [
    /\b(?:[Ww]e|I|[Tt]hey) call(?:ed)? (?=(?:it|him|her|them|(?:the|our|my|an?)(?: (?!(?:about|after|at|before|by|every|for|from|in|next|on|to)\b)\p{Ll}+){1,3}) \p{Lu})/gu,
    ' name ',
  ],
  [/\b(?:turn|switch)(?:ed|ing|s)? on\b|\bopt(?:ed|ing|s)? in\b/gi, ' enable '],
];

/** The stems of a text's words, glue left out, in order and with repeats. */
export function stemsOf(text: string): readonly string[] {
  return isAskedInGerman(text) ? germanStemsOf(text) : plainStemsOf(text);
}

/** What gives the stems of a text, or of a part of one, glue left out, in the language of the question. */
export function tellingStemsAskedBy(question: string): (text: string) => readonly string[] {
  return isAskedInGerman(question) ? germanStemsOf : plainStemsOf;
}

function plainStemsOf(text: string): readonly string[] {
  return wordsOf(inOneWord(text))
    .flat()
    .filter((word) => !isGlue(word))
    .map(stem);
}

function germanStemsOf(text: string): readonly string[] {
  return wordsOf(withVerbsApart(text))
    .flat()
    .filter((word) => !isGlue(word) && !isGermanFiller(word))
    .map(stemOfGerman);
}

function stemOfGerman(word: string): string {
  const same = sameWord(word);
  return same === word ? germanStem(foldWrittenOut(foldGerman(word))) : plainStem(same);
}

/** The stems of a German text's words that say nothing of what documentation is asked about; none of another text's. */
export function glueStemsOf(text: string): ReadonlySet<string> {
  if (!isAskedInGerman(text)) return new Set();
  return new Set(wordsOf(text).flat().filter(isGermanGlue).map(stemOfGerman));
}

/** The names among a text's words that are written in parts (`useEffect`, `max_size`), and those parts. */
export function namesIn(text: string): { readonly names: ReadonlySet<string>; readonly parts: ReadonlySet<string> } {
  const words = wordsOf(text).map((word) => word.map(stem));
  const wholes = new Set(words.flatMap((stems) => stems.slice(0, 1)));
  const written = words.filter((stems) => stems.length > 1);
  const parts = written.flatMap((stems) => stems.slice(1)).filter((part) => !wholes.has(part));
  return { names: new Set(written.flatMap((stems) => stems.slice(0, 1))), parts: new Set(parts) };
}

/** All stems, glue too: for a question that is nothing else. Glue meets glue alone: `theme` has the stem `them`. */
export function allStemsOf(text: string): readonly string[] {
  const isGerman = isAskedInGerman(text);
  return allStemsIn(text, isGerman, isGerman);
}

/** What gives all stems of a text; of one in another language than the question also as that has its words. */
export function stemsAskedBy(question: string): (text: string) => readonly string[] {
  const isGerman = isAskedInGerman(question);
  return (text) => {
    const own = allStemsOf(text);
    return isAskedInGerman(text) === isGerman ? own : [...own, ...allStemsIn(text, isGerman, true)];
  };
}

function allStemsIn(text: string, isGerman: boolean, hasGermanFiller: boolean): readonly string[] {
  const [whole, stemIn] = isGerman ? [withVerbsApart(text), stemOfGerman] : [inOneWord(text), stem];
  const isFiller = (word: string): boolean => isGlue(word) || (hasGermanFiller && isGermanFiller(word));
  return wordsOf(whole)
    .flat()
    .map((word) => (isFiller(word) ? `${word} ` : stemIn(word)));
}

/** German joins by a hyphen what other languages write apart: `Staging-Server`. */
export function withoutHyphens(text: string): string {
  return isAskedInGerman(text) ? text.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ') : text;
}

function inOneWord(text: string): string {
  return PHRASES.reduce((told, [phrase, word]) => told.replace(phrase, word), text);
}

function stem(word: string): string {
  return plainStem(presentOf(sameWord(word)));
}

/** The word that stands for it, and for others that say the same. */
export function sameWord(word: string): string {
  return SAME[word] ?? word;
}

/** True when the stems are of one word: equal, or long and alike but for an ending (`install`, `installation`). */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.length - short.length <= 5 && long.startsWith(short);
}
