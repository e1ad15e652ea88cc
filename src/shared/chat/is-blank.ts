/** Blanks, characters that only tell how others are set, and the letters of Braille and of Hangul that show nothing. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Whether nothing of a text can be seen. */
export function isBlank(text: string): boolean {
  return text.replace(UNSEEN, '') === '';
}
