import { UNSPACED } from '../../../../shared/search/unspaced-scripts';
import { joinsNumber } from './inside-number';
import { joinsToken } from './inside-token';

/** More of a text does not matter for what a place is within. */
const REACH = 120;
/** What stands in a word and is none of it: marks of emphasis and code, tags in a line, characters nobody sees. */
const MARKS =
  '(?:[*`\\p{Cf}]|~~|</?(?:a|abbr|b|big|code|del|em|font|i|ins|kbd|mark|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)' +
  '(?:\\s[^<>]*)?/?>)+';
const MARKS_BEFORE = new RegExp(`${MARKS}$`, 'iu');
const MARKS_AFTER = new RegExp(`^${MARKS}`, 'iu');
/** A star alone stands for names of files. */
const GLOB = /(?:^|\s)\*$/;
const ENDS_IN_WORD = /[\p{L}\p{N}_]\p{M}*$/u;
const BEGINS_WITH_WORD = /^[\p{L}\p{N}_]/u;
/** An accent is a part of its letter; what makes a sign a picture is none. */
const ACCENT = /^(?![\ufe0e\ufe0f])\p{M}/u;
const APOSTROPHE = /^['’][\p{L}\p{N}_]/u;
/** Between words, where no space does. Of Korean a word is quoted whole, but for an ending on a foreign one. */
const UNSPACED_BEFORE = new RegExp(`${UNSPACED}\\p{M}*$`, 'v');
const UNSPACED_AFTER = new RegExp(`^${UNSPACED}`, 'v');
const KOREAN_BEFORE = /\p{sc=Hangul}$/u;
const KOREAN_AFTER = /^\p{sc=Hangul}/u;
const PLAIN = /[A-Za-z]/;
/** What denies the word it stands before. */
const DENIES = /[不非未無无没勿]$/u;

/**
 * Whether a place is within a word, a number, a path or an address, whatever marks stand there, so that a quote which
 * begins or ends there says something else: "flammable" of "non-flammable", "5 degrees" of "-5 degrees", "can" of "can't",
 * "10" of "10^5", "/" of "/tmp". After an apostrophe a word may begin, as in "l'eau"; so may one after a point, as in
 * "pump.stop()".
 */
export function isInsideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length || isBesideSpace(text, at)) return false;
  const before = text.slice(Math.max(0, at - REACH), at);
  const left = GLOB.test(before) ? before : before.replace(MARKS_BEFORE, '');
  const right = text.slice(at, at + REACH).replace(MARKS_AFTER, '');
  if (joinsNumber(left, right)) return true;
  const isBehindWord = ENDS_IN_WORD.test(left);
  if (isBehindWord && ACCENT.test(right)) return true;
  if (isBehindWord && BEGINS_WITH_WORD.test(right)) return !isBetweenUnspaced(left, right);
  if (isBehindWord && APOSTROPHE.test(right)) return true;
  return !UNSPACED_BEFORE.test(left) && !UNSPACED_AFTER.test(right) && joinsToken(left, right);
}

/** What nearly all places are: between a space and a plain letter, where nothing goes on. */
function isBesideSpace(text: string, at: number): boolean {
  const [left = '', right = ''] = [text[at - 1], text[at]];
  return (left === ' ' && PLAIN.test(right)) || (right === ' ' && PLAIN.test(left));
}

function isBetweenUnspaced(left: string, right: string): boolean {
  if (KOREAN_BEFORE.test(left) && KOREAN_AFTER.test(right)) return false;
  return (UNSPACED_BEFORE.test(left) || UNSPACED_AFTER.test(right)) && !DENIES.test(left);
}
