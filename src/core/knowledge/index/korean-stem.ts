const HANGUL = /^\p{Script=Hangul}+$/u;

/** What Korean writes onto verbs and nouns, the longest first; of two in a row (`에서` and `는`) both are in it. */
const ENDINGS = (
  '하였습니까 했습니까 합니까 합니다 하나요 하세요 입니까 입니다 인가요 습니까 습니다 는가요 은가요 니까 니다 나요 까요 ' +
  '어요 아요 세요 에서는 에서도 으로는 에게는 까지는 부터는 에서 에게 에는 에도 으로 부터 까지 처럼 보다 ' +
  '은 는 이 가 을 를 에 의 와 과 도 로 만'
).split(' ');
const ENDING = new RegExp(`(?:${ENDINGS.join('|')})$`, 'u');

/** Words that ask, and verbs that any sentence has, without their endings. */
const GLUE = new Set(
  '언제 어디 어디서 어떻게 어떤 어느 무엇 무슨 뭐 왜 누구 누 얼마 얼마나 몇 있 되 됩 할 수 것 하 합'.split(' '),
);

/**
 * A Korean word without the ending that its place in the sentence gives it, which is not of what is asked for; '' for one
 * that says nothing of it, and null for what is not Korean. A light stemmer: it knows no irregular verbs.
 */
export function koreanStem(word: string): string | null {
  if (!HANGUL.test(word)) return null;
  const bare = word.replace(ENDING, '');
  if (GLUE.has(word) || GLUE.has(bare)) return '';
  return bare === '' ? word : bare;
}
