/** Words that say nothing of what a question is about. */
const STOP_WORDS = new Set(
  (
    'a about above after again all also am an and any are as at be because been before being but by can cannot could did do ' +
    'does doing done dont down each else ever every few for from further get gets getting give given go goes going got had ' +
    'has have having he hello help her here hers hey hi him his how i if im in into is it its ive just know let like made ' +
    'make makes many may me might mine more most much must my need needs no nor not now of off on once one only or other ' +
    'our ours out over own please same say says see shall she should show so some such tell than thank thanks that the ' +
    'their them then there these they thing things this those through to too under until up us use used uses using very ' +
    'want wants was way we were what whats when where whether which while who whom whose why will with within without ' +
    'would yes you your yours'
  ).split(' '),
);

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
};

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+|[\p{L}\p{N}_$@#+'’-]+/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The stems of a text's words, glue left out, in order and with repeats. */
export function stemsOf(text: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);
}

/** The names among a text's words that are written in parts (`useEffect`, `max_size`), and those parts. */
export function namesIn(text: string): { readonly names: ReadonlySet<string>; readonly parts: ReadonlySet<string> } {
  const words = [...text.normalize('NFKC').matchAll(WORD)].map(([raw]) => splitIdentifier(raw).map(stem));
  const wholes = new Set(words.flatMap((stems) => stems.slice(0, 1)));
  const written = words.filter((stems) => stems.length > 1);
  const parts = written.flatMap((stems) => stems.slice(1)).filter((part) => !wholes.has(part));
  return { names: new Set(written.flatMap((stems) => stems.slice(0, 1))), parts: new Set(parts) };
}

/** All stems, glue too: for a question that is nothing else. */
export function allStemsOf(text: string): readonly string[] {
  return wordsOf(text).map(stem);
}

/** Lower-cased words. `camelCase` and `snake_case` give their parts too; scripts without spaces give pairs of characters. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const [raw] of text.normalize('NFKC').matchAll(WORD)) {
    if (UNSPACED.test(raw)) words.push(...pairsOf(raw));
    else words.push(...splitIdentifier(raw));
  }
  return words;
}

function splitIdentifier(raw: string): readonly string[] {
  const trimmed = raw.replace(/['’]s$|^['’-]+|['’-]+$/g, '').replace(/['’]/g, '');
  const parts = trimmed.split(/[_-]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).filter((part) => part !== '');
  const whole = trimmed.toLowerCase();
  if (whole === '') return [];
  return parts.length > 1 ? [whole, ...parts.map((part) => part.toLowerCase())] : [whole];
}

function pairsOf(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

/** A light stemmer: plural, past and -ing forms of English meet; other languages are left as they are. */
function stem(word: string): string {
  const same = SAME[word];
  if (same !== undefined) return stem(same);
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const base = word
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/ies$/, 'y')
    .replace(/([^su])s$/, '$1')
    .replace(/(.{3,})(?:ing|ed)$/, '$1')
    .replace(/([bdfgmnprt])\1$/, '$1');
  return base.length > 3 ? base.replace(/[ey]$/, '') : base;
}

/** True when the stems are of one word: equal, or long and alike but for an ending (`install`, `installation`). */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.length - short.length <= 5 && long.startsWith(short);
}
