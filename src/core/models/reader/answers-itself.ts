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
  /^\W*(?:please|thanks?|thank you|hi|hello|just|only|briefly|short(?:ly)?|quick(?:ly)?|urgent|asap|answer|reply|explain|describe|compare|list|show|give|tell|write|use|keep|be|be brief|step by step|as (?:an?|code)|with (?:code|examples?|an example|sources|links)|in (?:short|brief|detail|one|two|three|a few|simple|plain|english|german|french|spanish)|no (?:code|jokes)|bitte|danke|kurz|knapp|nur|ausführlich|antworte\p{L}*|erklär\p{L}*|beschreib\p{L}*|schreib\p{L}*|als (?:liste|tabelle)|mit (?:beispiel\p{L}*|code)|auf (?:deutsch|englisch)|in (?:kürze|einem|zwei|drei|wenigen))(?!\p{L})/iu;

/** Whether a text asks what the terms ask, and gives the answer right behind: "Which oil do I use? Camellia." */
export function answersItself(terms: Terms, text: string): boolean {
  const sentences = sentencesOf(text);
  return sentences.some((sentence, at) => {
    const behind = sentences[at + 1];
    return behind !== undefined && isAnswer(behind) && asks(sentence) && isSameQuestion(terms, sentence);
  });
}

function isAnswer(sentence: string): boolean {
  const words = sentence.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= MAX_WORDS && !asks(sentence) && !VERB.test(sentence) && !OF_ANSWER.test(sentence);
}
