import { isLookup } from './is-lookup';
import { asks } from './is-question';
import { sentencesOf } from './sentences-of';

/** Characters. A longer text tells something whatever it asks. */
const MAX_READ = 4_000;
/** What leads to a question and tells nothing. */
const LEADS_TO_QUESTION = [
  /^\W*(?:hi|hello|hey|hallo|dear|thanks?|thank you|danke|sorry|ok(?:ay)?|good (?:morning|day|evening)|guten \p{L}+)(?:[\s,]+\p{L}+){0,2}\W*$/iu,
  /^\W*(?:(?:i|ich)\b.{0,25}|(?:just |noch )?(?:a|an|one|another|eine)\b.{0,12}|quick )(?:question|frage)n?\W*$/iu,
  /^\W*i(?:[’']m| am)? (?:wonder(?:ing)?|curious|unsure|not sure|need (?:your |some )?help|(?:would like|want|need) to know)\b/iu,
];

/**
 * The sentences of a text that tell something; '' of one that only asks, or is nothing but what was looked for. A text that
 * asks nothing is told as it stands.
 */
export function toldIn(text: string): string {
  if (isLookup(text)) return '';
  if (text.length > MAX_READ) return text;
  const sentences = sentencesOf(text);
  const told = sentences.filter((sentence) => !asks(sentence));
  if (told.length === sentences.length) return text;
  return told.filter((sentence) => !LEADS_TO_QUESTION.some((form) => form.test(sentence))).join(' ');
}

/** Whether a text tells something beside what it asks. */
export function tellsBeside(text: string): boolean {
  const told = toldIn(text);
  return told !== '' && told !== text;
}
