/** Somebody else who was asked: what they answered is wanted, not the question. */
const SOMEBODY = String.raw`(?! (?:(?:him|her|them|my|our|his|their)\b|(?!What|How|Where|When|Why|Who|Which)\p{Lu}\p{Ll}))`;
const ASKED = new RegExp(
  String.raw`(?<!\b(?:[Ww]hen|[Aa]fter|[Bb]efore|until|[Bb]ecause|[Ss]ince|[Aa]s) )\b` +
    `(?:[Dd]id (?:I|i|we)(?: ever| already)? ask|(?:I|i|[Ww]e)(?: ever| already)? asked|[Hh]ave (?:I|i|we)(?: ever| already)? asked)` +
    String.raw`\b${SOMEBODY}`,
  'u',
);
const GEFRAGT = /\b[Hh]abe?n? (?:ich|wir)\b(?! (?:ihn|sie|ihm|ihr|meine?n?|unsere?n?) ).{0,200}\bgefragt\b/u;

/** Whether a prompt asks for a question that was asked of the assistant: of all others, a question asked before answers none. */
export function asksForQuestions(prompt: string): boolean {
  return ASKED.test(prompt) || GEFRAGT.test(prompt);
}
