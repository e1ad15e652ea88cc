/** Frames around what a question is about, which stands in the group. */
const FRAMES = [
  /^\s*what (?:does|do|did|can|could|will)\b(?! (?:i|we)\b).*?\b(?:say|tell(?: me| us)?|mention) (?:about|on|of) (.+)$/isu,
  /^\s*what (?:does|do) (.+?) (?:mean|stand for)\b/isu,
  /^\s*what is (.+?) short for\b/isu,
  /^\s*was (?:sagt|sagen|steht|schreibt|weiß)\b.*?(?<!\p{L})(?:über|zu[mr]?) (.+)$/isu,
  /^\s*(?:was (?:bedeutet|heißt)|wofür steht) (.+)$/isu,
  /^\s*(?:what|how|(?:please )?tell (?:me|us)) about (.+)$/isu,
  /^\s*(?:please )?(?:explain|describe|define|find|search for|look up|show me) (?=(?:an?|the|how|what|why|to (?:me|us)) )(.+)$/isu,
];
/** The words of those that tell nothing beside it. */
const FRAMING = new Set([
  'say',
  'tell',
  'mention',
  'mean',
  'stand',
  'short',
  'sagt',
  'sagen',
  'steht',
  'schreibt',
  'heißt',
  'bedeutet',
  'explain',
  'describe',
  'define',
  'find',
  'search',
  'look',
]);
const ARTICLE = /^(?:the|an?|der|die|das|den|dem|eine?[mnr]?)\s+/iu;

export interface AskedSubject {
  readonly subject: string;
  /** Whether a word of the question only asks for it. */
  isFraming(word: string): boolean;
}

/** What a question is about, without what only asks: "What does the guide say about leases?" is about leases. */
export function askedSubject(question: string): AskedSubject {
  const [framed] = FRAMES.flatMap((frame) => frame.exec(question)?.[1] ?? []);
  const subject = (framed ?? question).trim().replace(ARTICLE, '');
  const own = new Set(framed?.toLowerCase().match(/\p{L}+/gu));
  return { subject, isFraming: (word) => framed !== undefined && FRAMING.has(word) && !own.has(word) };
}
