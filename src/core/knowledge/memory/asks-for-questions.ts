const ASKED =
  /(?<!\b(?:when|after|before|until|because|since|as) )\b(?:did (?:i|we)(?: ever)? ask|(?:i|we)(?: ever| already)? asked|have (?:i|we)(?: ever| already)? asked)\b/i;
const GEFRAGT = /\b(?:habe?|haben) (?:ich|wir)\b.*\bgefragt\b/i;
/** Behind the verb, somebody else who was asked: what they answered is wanted, not the question. */
const SOMEBODY =
  /\b(?:[Aa]sk(?:ed)? (?:him|her|them|my|our|his|their|(?!What|How|Where|When|Why|Who|Which)\p{Lu}\p{Ll})|(?:ich|wir) (?:ihn|sie|ihm|ihr|meine?n?|unsere?n?) )/u;

/** Whether a prompt asks for a question that was asked of the assistant: of all others, a question asked before answers none. */
export function asksForQuestions(prompt: string): boolean {
  return (ASKED.test(prompt) || GEFRAGT.test(prompt)) && !SOMEBODY.test(prompt);
}
