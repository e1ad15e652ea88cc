const ASKED_BEFORE = /\bdid (?:i|we) (?:ever )?ask\b|\b(?:i|we) asked\b|\b(?:habe?|haben) (?:ich|wir)\b.*\bgefragt\b/i;

/** Whether a prompt asks for a question that was asked: of all others, a question asked before answers none. */
export function asksForQuestions(prompt: string): boolean {
  return ASKED_BEFORE.test(prompt);
}
