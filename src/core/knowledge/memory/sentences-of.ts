const ABBREVIATION = String.raw`\b(?:Dr|Mr|Mrs|Ms|St|Mt|Prof|Nr|No|Hr|Fr|bzw|ca|usw|z|B)\.`;
const END = new RegExp(`(?<=[.!?…;؟]["'”’)\\]]*)(?<!${ABBREVIATION})\\s+|(?<=[。！？])\\s*(?=\\S)|\\n+`, 'u');
const ASKS = /[?？]["'”’)\]\s]*$/u;

const FIRST_PERSON = /\b(?:i|i'm|my|mine|we|our|ours|ich|mein(?:e[mnrs]?)?|wir|unser(?:e[mnrs]?)?)\b/i;
/** What begins so goes on in the question behind it, or asks itself. */
const LEADS_ON =
  /^\W*(?:if|when|while|after|before|as|since|because|given|in|for|with|on|at|from|to|about|regarding|how|what|which|who|where|why|can|could|do|does|did|is|are|should|will|tell|wenn|falls|weil|bei|für|mit|als|in|was|wie|wo|wer|wann|kann|soll)\b/i;
const QUESTION =
  /^(?:(?:and|but|so|und|aber|also) )?(?:how|what|what's|which|who|whom|where|when|why|can|could|do|does|did|is|are|am|was|were|should|shall|will|would|may|any|wie|was|wo|wer|wem|wen|wann|warum|wohin|woher|welche[rsnm]?|kann|kannst|soll|muss|darf|ist|sind|hast|habt)(?!\p{L})/iu;
const VERB =
  /\b(?:is|are|was|were|has|have|had|costs?|needs?|runs?|starts?|ends?|opens?|closes?|leaves?|arrives?|holds?|weighs?|lives?|works?|ist|sind|war|hat|haben|kostet|braucht|beginnt|endet|läuft|wiegt|wohnt|arbeitet|heißt|liegt)\b/i;
const LEAST_WORDS = 3;

/** The sentences of a text; what is told before a question in one sentence with it, by a comma, stands by itself. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(END)
    .flatMap(withoutQuestionBehind)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Whether a sentence ends as a question does. */
export function hasQuestionMark(sentence: string): boolean {
  return ASKS.test(sentence);
}

/** "My visa ends in May, how do I renew it?" tells and asks. */
function withoutQuestionBehind(sentence: string): readonly string[] {
  if (!ASKS.test(sentence)) return [sentence];
  for (const { 0: comma, index } of sentence.matchAll(/[,:–—]\s+|\s-\s+/gu)) {
    const behind = sentence.slice(index + comma.length);
    if (!QUESTION.test(behind)) continue;
    const before = sentence.slice(0, index);
    return isTold(before) ? [before, behind] : [sentence];
  }
  return [sentence];
}

function isTold(clause: string): boolean {
  const words = clause.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length >= LEAST_WORDS && (FIRST_PERSON.test(clause) || VERB.test(clause)) && !LEADS_ON.test(clause);
}
