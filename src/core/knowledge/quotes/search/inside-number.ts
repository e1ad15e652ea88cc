/** What stands between the digits of a number, a range or a time. */
const BETWEEN = '[-.,:/^×⁄\u2010\u2011\u2013\u2212]';
const ENDS_IN_NUMBER = new RegExp(`\\p{Nd}${BETWEEN}*$`, 'u');
const GOES_ON = new RegExp(`^${BETWEEN}*\\p{Nd}`, 'u');
const DIGITS = [/\p{Nd}$/u, /^\p{Nd}/u] as const;
/** What a number is without them says another thing: a sign, a bound, how near it is. */
const SIGN_BEFORE = /[-\u2212±∓<≤≥≠≈~^]\p{Sc}?$/u;
const SIGN_BEHIND = /^(?:[%‰‱°^]|[±+](?!\p{L}))/u;
const MORE_THAN = />\p{Sc}?$/u;
const TAG = /<\/?[a-z][^<>]*>$|^\s*>$/i;
const AMOUNT = /^\p{Sc}?\p{Nd}/u;
/** Of a number written in groups of three. White space is one space in a view. */
const GROUP_BEFORE = /(?<![\p{Nd}.,])\p{Nd}{1,3}(?: \p{Nd}{3})*$/u;
const GROUP_AFTER = /^\s\p{Nd}{3}(?!\p{Nd})/u;
/** A whole number and a fraction: "1 ½", "1 1/2". */
const WHOLE_BEFORE = /(?<![\p{Nd}.,/])\p{Nd}+ ?$/u;
const FRACTION_AFTER = /^ ?(?:[¼-¾⅐-⅞]|(?<= )\p{Nd}{1,2}[/⁄]\p{Nd}{1,3}(?![\p{Nd}/]))/u;
/** Numbers of scripts without spaces: five of "5万" are fifty thousand. */
const NUMERAL = '[\\p{Nd}〇零一二三四五六七八九十百千万萬億亿兆]';
const NUMERAL_BEFORE = new RegExp(`${NUMERAL}$`, 'u');
const NUMERAL_AFTER = new RegExp(`^${NUMERAL}`, 'u');
const KOREAN_UNITS = /^[십백천만억조](?!\p{sc=Hangul}{3})/u;

/** Whether a number goes on from one side of a place to the other. */
export function joinsNumber(left: string, right: string): boolean {
  const [isBehindDigit, isBeforeDigit] = [DIGITS[0].test(left), DIGITS[1].test(right)];
  if (isBehindDigit && (GOES_ON.test(right) || SIGN_BEHIND.test(right) || KOREAN_UNITS.test(right))) return true;
  if (isBeforeDigit && ENDS_IN_NUMBER.test(left)) return true;
  if (AMOUNT.test(right) && (SIGN_BEFORE.test(left) || (MORE_THAN.test(left) && !TAG.test(left)))) return true;
  if (WHOLE_BEFORE.test(left) && FRACTION_AFTER.test(left.endsWith(' ') ? ` ${right}` : right)) return true;
  return (NUMERAL_BEFORE.test(left) && NUMERAL_AFTER.test(right)) || joinsGroups(left, right);
}

function joinsGroups(left: string, right: string): boolean {
  if (left.endsWith(' ')) return GROUP_BEFORE.test(left.slice(0, -1)) && GROUP_AFTER.test(` ${right}`);
  return GROUP_BEFORE.test(left) && GROUP_AFTER.test(right);
}
