import { hasUnspaced } from '../../../shared/search/unspaced-scripts';
import { wordsOf } from '../../knowledge/index/stems';
import { isLookup } from '../../knowledge/memory/is-lookup';
import { isQuestion } from '../../knowledge/memory/is-question';
import { directionOf } from './read-question';

/** A longer text has more to say than one looks for. */
const MAX_WORDS = 12;
const MAX_LENGTH = 200;
/** A sentence's end, and what parts what is told of what; not the points and colons within a name of code. */
const SIGN = /[.!?。！？…؟]["'”’)\]]*(?:\s|$)|[:：]\s|\s=\s|\n/u;
const AUXILIARY =
  /(?<![\p{L}\p{N}_.-])(?:is|are|am|was|were|has|have|had|will|ist|sind|bin|war|waren|hat|haben|hatte|hatten|wird|werden|heißt|heisst)(?![\p{L}\p{N}_.-])/iu;
const SUBJECT = /(?<![\p{L}\p{N}_.-])(?:he|she|they|you|er|sie|wir|du)(?![\p{L}\p{N}_.-])/iu;
/** What begins so is a sentence, or asks to be heeded. */
const BEGINNING =
  /^\W*(?:the|der|die|das|den|dem|always|never|don[’']t|do not|prefer|immer|nie|niemals|bitte)(?!\p{L})/iu;

/**
 * True for a few words without what makes a sentence: they may be looked for, or noted. Which of the two, the words
 * alone do not tell.
 */
export function isBareWords(text: string): boolean {
  // A script without spaces has no words that a verb could be told by.
  if (text.length > MAX_LENGTH || hasUnspaced(text) || isQuestion(text) || isLookup(text)) return false;
  if ([SIGN, AUXILIARY, SUBJECT, BEGINNING].some((form) => form.test(text))) return false;
  const { isPersonal, isStatement } = directionOf(text);
  return !isPersonal && !isStatement && wordsOf(text).length <= MAX_WORDS;
}
