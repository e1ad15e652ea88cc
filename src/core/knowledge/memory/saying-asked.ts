import { asksForQuestions } from './asks-for-questions';
import { isQuestion } from './is-question';
import { timeAsked } from './time-asked';
import { toldIn } from './told-in';

/** What of all that was said in a time is asked for: what the user told, or asked, or both, or what was answered. */
export type Saying = 'told' | 'asked' | 'either' | 'answered';

/** What the assistant did: what it may have noted or learned, the user told. */
const ANSWERED =
  /\b(?:did|have|had) you(?! and (?:i|me)\b)\b.*\b(?:answer(?:ed)?|explain(?:ed)?|repl(?:y|ied)|sa(?:y|id)|tell|told|write|wrote|written)\b|\byou (?:answered|explained|replied|said|told|wrote)\b|(?<!\p{L})(?:hast|hattest) du(?! und ich(?!\p{L})).*(?<!\p{L})(?:geantwortet|beantwortet|erklärt|gesagt|erzählt|geschrieben)(?!\p{L})/iu;
const QUESTIONS = /(?<!\p{L})(?:questions?|fragen)(?!\p{L})/iu;
const TALKED =
  /(?<!\p{L})(?:talk(?:ed)?|discuss(?:ed)?|chat(?:ted)?|sp[eo]ken?|topics?|subjects?|themen|gesprochen|besprochen|geredet|diskutiert|unterhalten)(?!\p{L})/iu;

/** What a prompt asks for that asks for all of a time. */
export function sayingAsked(prompt: string): Saying {
  if (asksForQuestions(prompt) || QUESTIONS.test(prompt)) return 'asked';
  if (ANSWERED.test(prompt)) return 'answered';
  return TALKED.test(prompt) ? 'either' : 'told';
}

/** Whether a text is what is asked for of a time; to ask for that is no part of it. `at` (Unix ms) is when it was said. */
export function isOfSaying(saying: Saying, text: string, at: number): boolean {
  if (text.trim() === '') return false;
  if (saying === 'answered') return true;
  if (timeAsked(text, at) !== null && isQuestion(text)) return false;
  if (saying === 'either') return true;
  return saying === 'asked' ? toldIn(text) !== text : toldIn(text) !== '';
}
