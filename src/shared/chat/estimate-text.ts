/**
 * Tokens per UTF-16 unit, on the safe side of what common tokenizers need: words of English about 3.7 characters,
 * digits and punctuation 2, everything beyond ASCII (CJK, Cyrillic, emoji) one.
 */
const WORD = 0.27;
const SIGN = 0.5;
const BEYOND_ASCII = 1;

/** What a chat template adds around a message or a part. */
export const FRAME_TOKENS = 6;

/** A picture, of the size that is sent. */
export const PICTURE_TOKENS = 1_600;

/** Tokens of each UTF-16 unit of a text, by its code. */
export function unitTokens(code: number): number {
  if (code > 127) return BEYOND_ASCII;
  const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return isLetter || code === 32 ? WORD : SIGN;
}

export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let index = 0; index < text.length; index += 1) tokens += unitTokens(text.charCodeAt(index));
  return Math.ceil(tokens);
}
