const DECLARING =
  'def|func|fn|fun|function|sub|class|struct|interface|type|enum|trait|record|protocol|const|let|var|val|module|namespace|package|define|macro';
const SHORT_FORM = /^\p{Lu}[\p{Lu}\p{N}]+$/u;

/**
 * What tells whether a text says what a word is, and does not only have it: it declares or defines it, writes it out, or
 * sets it in bold. `word` as it is asked.
 */
export function saysWhatItIs(word: string): (text: string) => boolean {
  const written = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const forms = [
    new RegExp(
      [
        String.raw`(?:\*\*|__)${written}(?:\*\*|__)`,
        String.raw`(?<![\p{L}\p{N}_])(?:${DECLARING})\s+(?:\([^)\n]*\)\s*)?${written}(?![\p{L}\p{N}_])`,
        String.raw`^[\s>*\-]*\x60?${written}\x60?(?:::|:\s|\s[–—-]\s)`,
        String.raw`(?<![\p{L}\p{N}_])${written} (?:stands for|means|steht für|bedeutet|(?:is|are) (?:an?|the)|(?:ist|sind) (?:eine?|der|die|das))(?!\p{L})`,
      ].join('|'),
      'imu',
    ),
    ...(SHORT_FORM.test(word)
      ? [new RegExp(String.raw`\p{L}[\s"”]+\(${written}\)|(?<!\p{L})${written} \(\p{L}`, 'u')]
      : []),
  ];
  return (text) => forms.some((form) => form.test(text));
}
