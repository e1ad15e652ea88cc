/** Pairs of quotation marks of many languages. */
const QUOTED = [
  // Straight ones are the same at both ends: they stand outside of a word, and inches behind a number.
  /(?<![\p{L}\p{N}])"(?=\S)([^"\n]{2,200})(?<=\S)"(?![\p{L}\p{N}])/gu,
  /“([^“”\n]{2,200})”/gu,
  /„([^„“”"\n]{2,200})[“”]/gu,
  /«([^«»\n]{2,200})»/gu,
  /「([^「」\n]{1,200})」/gu,
  /『([^『』\n]{1,200})』/gu,
];
/** Phrases of a question that are looked for. */
const MAX_PHRASES = 3;
const MAX_READ = 2_000;

/** What a question has in quotation marks, each once: to be looked for as it stands there. */
export function quotedPhrases(question: string): readonly string[] {
  const read = question.slice(0, MAX_READ);
  const phrases = QUOTED.flatMap((marks) => [...read.matchAll(marks)].map(([, phrase = '']) => phrase.trim()));
  return [...new Set(phrases.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase)))].slice(0, MAX_PHRASES);
}
