const WORDS = new Set(
  (
    'who what when where why how which wer wen wem was wann wo wohin woher warum wieso weshalb wie welche welcher welches ' +
    'welchen welchem'
  ).split(' '),
);
const KIND: Readonly<Record<string, string>> = { wieso: 'warum', weshalb: 'warum', wen: 'wer', wem: 'wer' };

/** What a question, or a heading that is one, begins to ask with; null for what begins with anything else. */
export function questionWord(text: string): string | null {
  const [first = ''] = /^\p{L}+/u.exec(text.trim()) ?? [];
  const word = first.toLowerCase();
  if (!WORDS.has(word)) return null;
  return KIND[word] ?? (word.startsWith('welche') ? 'welche' : word);
}

/** Whether both ask with the same word. */
export function asksAlike(question: string, heading: string): boolean {
  const word = questionWord(question);
  return word !== null && word === questionWord(heading);
}

/** These ask of a thing alone; after any other word it is what is asked of it that matters. */
const OF_THING = new Set(['who', 'when', 'where', 'wer', 'wann', 'wo', 'wohin', 'woher']);
/** Words of a question for each that a heading has. */
const MOST_BESIDE = 3;

/**
 * Whether a heading asks, with the same word, where, when or who for nothing but what the question asks for too: of
 * `asked`, the terms of the question, those of the heading are not few.
 */
export function asksOfSame(
  question: string,
  heading: string,
  asked: Iterable<string>,
  ofHeading: readonly string[],
): boolean {
  if (ofHeading.length === 0 || !asksAlike(question, heading)) return false;
  const terms = new Set(asked);
  if (!OF_THING.has(questionWord(question) ?? '') || terms.size > MOST_BESIDE * ofHeading.length) return false;
  return ofHeading.every((term) => terms.has(term));
}
