/** Where what is said before it has ended. */
export const BREAK = /.*(?:[,;:.!?–—]\s|\s(?:and|but|so|because|since|then|und|aber|also|weil|dann)\s)/isu;
const NOT_SO =
  "(?<!\\p{L})(?:not|never|nearly|almost|hardly|if|unless|wish|would|could|might|should|perhaps|maybe|nicht|nie|niemals|fast|beinahe|vielleicht|wenn|falls|würde\\p{L}*|hätte\\p{L}*|könnte\\p{L}*|sollte\\p{L}*)(?!\\p{L})|n['’]t(?!\\p{L})";
const SAYS_UNREAL = new RegExp(NOT_SO, 'iu');
/** Further off it is mostly said of something else. */
const RIGHT_BEFORE = new RegExp(`(?:${NOT_SO})(?=.{0,25}$)`, 'isu');

/** Whether words say of what they tell that it was not, or only might be. */
export function saysUnreal(words: string): boolean {
  return SAYS_UNREAL.test(words);
}

/** Whether what a text tells from `at` on is denied, or only supposed, by what stands before it in its clause. */
export function isUnrealAt(text: string, at: number): boolean {
  return RIGHT_BEFORE.test(text.slice(0, at).replace(BREAK, ''));
}
