import { READER_MODEL_ID } from '../../../shared/domain/model';
import { isGlue, stem, wordsOf } from '../index/stems';
import { isLookup } from './is-lookup';
import { hasQuestionMark, sentencesOf } from './sentences-of';

/** What a message's text says of it beside its words and its meaning. */
export interface MessageTraits {
  /** Words. */
  readonly words: number;
  /**
   * The share of its sentences that are questions, 0 to 1: a question has the words of its answer, and answers nothing. 1
   * of what was looked for.
   */
  readonly asked: number;
  /** It speaks of a time. */
  readonly hasTime: boolean;
  /** It speaks of a number. */
  readonly hasNumber: boolean;
  /** By which texts that say the same are told; see `hasSameWords`. */
  readonly sketch: Uint8Array;
}

/** Beyond this much of a text nothing more is learned. */
const MAX_READ = 4_000;

const TIME =
  /\b(?:yesterday|today|tonight|tomorrow|ago|last|next|recently|since|just|this (?:week|weekend|month|year|morning)|weeks?|weekend|months?|years?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b/i;
const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twice|once|couple|few|several|dozen|hundred|thousand)\b/i;

export function traitsOf(text: string): MessageTraits {
  const read = text.slice(0, MAX_READ);
  const words = wordsOf(read).map(([whole]) => whole);
  const asked = askedShare(read);
  return {
    words: words.length,
    asked,
    hasTime: TIME.test(read),
    hasNumber: NUMBER.test(read),
    sketch: sketchOf(asked === 1 ? withoutNumbers(words) : words),
  };
}

/** What a message loses that only asks, and one that is very short (bench recall). */
const ASKED = 0.5;
const SHORT = 0.6;
const SHORT_WORDS = 8;

/** What a message that only asks, and that no language model answered, keeps of what it says for its session. */
export const ASKED_FOR_SESSION = 0.2;

/** What the Reader quoted keeps of all that speaks for it: it has the words of many questions, and is found at its source. */
const QUOTED = 0.1;

/** What a message keeps of all that speaks for it, its session and its time too, 0 to 1. */
export function worthOf(modelId: string | null): number {
  return modelId === READER_MODEL_ID ? QUOTED : 1;
}

/** What a message keeps of what its words and its meaning say for it, 0 to 1. */
export function standingOf({ asked, words }: Pick<MessageTraits, 'asked' | 'words'>): number {
  return (1 - ASKED * asked) * (1 - SHORT * Math.exp(-words / SHORT_WORDS));
}

function askedShare(text: string): number {
  if (isLookup(text)) return 1;
  const sentences = sentencesOf(text);
  return sentences.length === 0 ? 0 : sentences.filter(hasQuestionMark).length / sentences.length;
}

export const SKETCH_LENGTH = 32;
/** Places of two sketches that agree when the texts are the same but for a word in twenty. */
const ALIKE = 30;

/** What only asks says the same with another number, unless it says nothing else: an answer is in none of them. */
function withoutNumbers(words: readonly string[]): readonly string[] {
  const others = words.filter((word) => !/^\p{N}+$/u.test(word));
  return others.length > 0 ? others : words;
}

/** Min-hash (Broder 1997) of the stems: the share of equal places is about that of common stems. */
function sketchOf(words: readonly string[]): Uint8Array {
  const telling = words.filter((word) => !isGlue(word));
  const stems = new Set((telling.length > 0 ? telling : words).map(stem));
  const least = new Uint32Array(SKETCH_LENGTH).fill(0xffffffff);
  for (const each of stems) {
    const hashed = hash(each);
    for (let place = 0; place < SKETCH_LENGTH; place += 1) {
      const value = mix(hashed + Math.imul(place, 0x9e3779b1));
      if (value < (least[place] ?? 0)) least[place] = value;
    }
  }
  return Uint8Array.from(least);
}

/** Whether two sketches are of texts with the same words, in whatever order and with whatever filler. */
export function hasSameWords(one: Uint8Array, other: Uint8Array): boolean {
  let others = 0;
  for (let place = 0; place < SKETCH_LENGTH; place += 1) {
    if (one[place] === other[place]) continue;
    others += 1;
    // Compared with thousands, of which nearly all differ at once.
    if (others > SKETCH_LENGTH - ALIKE) return false;
  }
  return true;
}

/** Places of two sketches that agree. */
export function sharedPlaces(one: Uint8Array, other: Uint8Array): number {
  let equal = 0;
  for (let place = 0; place < SKETCH_LENGTH; place += 1) if (one[place] === other[place]) equal += 1;
  return equal;
}

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) value = Math.imul(value ^ word.charCodeAt(index), 0x01000193);
  return value;
}

/** The last step of MurmurHash3, which spreads every bit over all of them. */
function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
