import { wordsOf } from '../index/stems';

const ARTICLE = /^(?:an?|the)$/;
/** Characters that are compared, as of a sketch. */
export const MAX_COMPARED = 4_000;

/**
 * What a text says, word for word but for case, marks and English articles: the same for two texts that say the same. The
 * other small words count, and so does the order: by them alone a text denies what another says, or says it of somebody
 * else.
 */
export function sayingOf(text: string): string {
  const words = wordsOf(text.slice(0, MAX_COMPARED)).map(([whole]) => whole);
  const telling = words.filter((word) => !ARTICLE.test(word));
  if (telling.length > 0) return telling.join(' ');
  return words.length > 0 ? words.join(' ') : text.trim();
}
