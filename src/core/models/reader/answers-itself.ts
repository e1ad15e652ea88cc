import { asks } from '../../knowledge/memory/is-question';
import { sentencesOf } from '../../knowledge/memory/sentences-of';
import { isSameQuestion } from './is-same-question';
import type { Terms } from './match-terms';

/** Words of an answer that is no sentence. */
const MAX_WORDS = 12;
const VERB =
  /(?<![\p{L}\p{N}])(?:i|you|we|he|she|it|they|is|are|am|was|were|has|have|had|does|did|will|would|should|must|ich|du|wir|ihr|es|man|ist|sind|bin|war|waren|hat|habe|haben|hatte|wird|werden|muss|soll|kann)(?![\p{L}\p{N}])/iu;
/** What says how one wants to be answered. */
const OF_ANSWER =
  /^\W*(?:please|thanks?|thank you|hi|hello|just|only|briefly|short(?:ly)?|quick(?:ly)?|urgent|asap|answer|reply|explain|describe|compare|list|show|give|tell|write|use|keep|be|be brief|step by step|as (?:an?|code)|with (?:code|examples?|an example|sources|links)|in (?:short|brief|detail|one|two|three|a few|simple|plain|english|german|french|spanish)|no (?:code|jokes|idea|clue)|cheers|regards|error|exception|traceback|keine (?:ahnung|idee)|bitte|danke|kurz|knapp|nur|ausführlich|antworte\p{L}*|erklär\p{L}*|beschreib\p{L}*|schreib\p{L}*|als (?:liste|tabelle)|mit (?:beispiel\p{L}*|code)|auf (?:deutsch|englisch)|in (?:kürze|einem|zwei|drei|wenigen))(?!\p{L})/iu;

/** What asks for something of the user's own. With "I" alone one asks too how anybody does a thing. */
const OF_OURS = /(?<!\p{L})(?:we|us|my|mine|ours?|wir|uns|mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?)(?!\p{L})/iu;
const OF_MINE = /(?<!\p{L})(?:i|me|ich|mir|mich)(?!\p{L})/iu;
const HOW =
  /^\W*(?:how(?! (?:big|far|heavy|high|large|late|long|many|much|often|old|tall)\b)|why|can|could|may|wie(?! (?:alt|gro(?:ß|ss)|hei(?:ß|ss)e|hoch|lange?|oft|schwer|viele?)(?!\p{L}))|warum|wieso|weshalb|kann|könnte|darf)(?!\p{L})/iu;
/** Where, when or on what terms something is so, which answers only what asks for that. */
const CIRCUMSTANCE =
  /^\W*(?:at|behind|between|during|for|in|inside|near|on|over|since|under|until|within|without|am|an|auf|bei|für|hinter|i[mn]|neben|ohne|seit|über|unter|vor|während|zwischen)(?!\p{L})/iu;
const ASKS_CIRCUMSTANCE = /(?<!\p{L})(?:where|when|until|wo|wohin|woher|wann)(?!\p{L})/iu;

/** Whether a text asks what the terms ask of the user's own, and gives the answer right behind: "Which oil do I use? Camellia." */
export function answersItself(terms: Terms, text: string): boolean {
  const sentences = sentencesOf(text);
  return sentences.some((sentence, at) => {
    const behind = sentences[at + 1];
    return (
      behind !== undefined &&
      isAnswer(behind, sentence) &&
      asks(sentence) &&
      isOfOwn(sentence) &&
      isSameQuestion(terms, sentence)
    );
  });
}

function isOfOwn(question: string): boolean {
  return OF_OURS.test(question) || (OF_MINE.test(question) && !HOW.test(question));
}

function isAnswer(sentence: string, question: string): boolean {
  const words = sentence.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length > MAX_WORDS || asks(sentence) || VERB.test(sentence) || OF_ANSWER.test(sentence)) return false;
  return !CIRCUMSTANCE.test(sentence) || ASKS_CIRCUMSTANCE.test(question);
}
