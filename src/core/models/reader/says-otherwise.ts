import type { Passage } from '../../../shared/domain/passage';

const WORD = /[\p{L}\p{N}_$](?:[\p{L}\p{N}_$]|['’](?=\p{L})|[.,:](?=\p{N}))*/gu;
const NUMBER =
  /^(?:\p{N}.*|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|dozen|hundred|thousand|million|half)$/iu;
/** What is written as names are, anywhere: in parts, with digits, or in capitals. */
const WRITTEN_NAME = /\p{Ll}\p{Lu}|[\p{L}\p{N}][_$]\p{L}|\p{L}\p{N}|^\p{Lu}{2,}$/u;
const DENIAL =
  /^(?:not?|never|cannot|without|neither|nor|unless|except|none|nothing|only|nicht|kein\p{L}*|nie|niemals|ohne|nur|pas|jamais|sans|sauf|nunca|sin|salvo|non|mai|senza)$|n['’]t$/iu;
const CAPITAL = /^\p{Lu}\p{Ll}/u;
/** A sentence, an entry or a line of a table may begin after it. */
const BEFORE_BEGINNING = /(?:^|[.!?:…|#>*\n-])[\s"'“‘(*_]*$/u;
/** Characters before a word that tell whether it begins a sentence. */
const LOOKED_BACK = 8;

/**
 * True when two passages that share most of their words may not say the same: one denies what the other does not, or has
 * a number or a name that the better one has not. What a passage is about, by its path and headings, is no such name:
 * dialects say the same of names of their own.
 */
export function saysOtherwise(passage: Passage, better: Passage): boolean {
  const [own, other] = [read(passage), read(better)];
  if (own.denials !== other.denials) return true;
  const about = [...passage.trail, passage.path, passage.sourceName].join(' ').toLowerCase();
  return (
    [...own.numbers].some((number) => !other.numbers.has(number)) ||
    [...own.names].some((name) => !other.words.has(name) && !about.includes(name))
  );
}

interface Read {
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly denials: number;
}

/** Words are lower-cased; names are taken by their parts. */
function read({ text }: Passage): Read {
  const words = new Set<string>();
  const numbers = new Set<string>();
  const names = new Set<string>();
  let denials = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const parts = partsOf(word);
    for (const part of parts) words.add(part);
    if (NUMBER.test(word)) numbers.add(word.toLowerCase());
    else if (isName(word, text.slice(Math.max(0, index - LOOKED_BACK), index)))
      for (const part of parts) names.add(part);
    if (DENIAL.test(word)) denials += 1;
  }
  return { words, numbers, names, denials };
}

function isName(word: string, before: string): boolean {
  return WRITTEN_NAME.test(word) || (CAPITAL.test(word) && !BEFORE_BEGINNING.test(before));
}

function partsOf(word: string): readonly string[] {
  return word
    .split(/[_$]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
}
