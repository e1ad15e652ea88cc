import { searchDocsInput, type SearchDocsInput } from '../../../shared/chat/tools';
import { quotedPhrases } from '../../knowledge/index/quoted-phrases';
import { isGlue, wordsOf } from '../../knowledge/index/stems';
import { asksForQuestions } from '../../knowledge/memory/asks-for-questions';
import { isLookup } from '../../knowledge/memory/is-lookup';
import { isQuestion } from '../../knowledge/memory/is-question';
import { askedAddress } from './asked-address';

/** The longest query that the tool takes. */
const MAX_QUERY = 2_000;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The search that a question asks for. The repository that it is about is the source. */
export function toSearch(question: string): SearchDocsInput {
  const { address, words } = askedAddress(question);
  const query = shorten(words.replace(/\s+/g, ' ').trim()) || lastPart(question) || '?';
  return searchDocsInput.parse({ query, ...(address === null ? {} : { source: address }) });
}

/** What an address alone is called: the repository, or the page. */
function lastPart(address: string): string {
  const parts = (askedAddress(address).address ?? address).trim().split('/');
  return shorten(parts.findLast((part) => part !== '') ?? '');
}

/** A long paste is asked about at its beginning or at its end. */
function shorten(text: string): string {
  if (text.length <= MAX_QUERY) return text;
  const half = MAX_QUERY / 2 - 1;
  return `${text.slice(0, half)} ${text.slice(-half)}`.replace(LONE_SURROGATE, '');
}

/** A longer text is no question of several parts. */
const MAX_IN_PARTS = 300;

/** The questions in a question: "What is a thread, and how do I start one?" asks two. */
export function partsOf(question: string): readonly string[] {
  if (question.length > MAX_IN_PARTS) return [question];
  const parts = question.split(
    /[?;]\s+|,?\s+(?:and|or)\s+(?=(?:how|what|which|who|when|where|why|can|do|does|is|are)\b)/i,
  );
  return parts.filter((part) => part.trim() !== '');
}

const SAY = 'say|tell|mention|ask|write|decide|agree|talk|discuss|choose';
const SAID = 'said|told|mentioned|asked|wrote|decided|agreed|talked|discussed|chose';
const PAST = new RegExp(
  [
    `\\b(?:did|have|had) (?:i|we|you)\\b.*\\b(?:${SAY}|${SAID})\\b`,
    `\\b(?:i|we|you) (?:${SAID})\\b`,
    '\\bdo you (?:remember|recall)\\b',
    '\\blast time\\b',
    '\\bremind me\\b',
    '\\b(?:hab|habe|haben|hast|hatte|hatten) (?:ich|wir|du)\\b.*\\b(?:gesagt|erzählt|erwähnt|geschrieben|gefragt|besprochen|entschieden|vereinbart|notiert)\\b',
    '\\berinnerst du dich\\b',
  ].join('|'),
  'i',
);
const FIRST_PERSON = /\b(?:i|i'm|me|my|mine|we|our|ours|ich|mir|mich|mein(?:e[mnrs]?)?|wir|uns|unser(?:e[mnrs]?)?)\b/i;
const HOW_TO =
  /^\s*(?:(?:how|why|can|could|may|warum|wieso|weshalb|kann|können|könnte|darf|dürfen)(?![\p{L}\p{N}])|wie (?!hei(?:ß|ss))\p{L}+e? (?:ich|wir|man)\b)/iu;
/** Asks for a figure, and not how something is done. */
const HOW_MUCH = /^\s*how (?:old|long|many|much|big|tall|far|often|heavy|large|high|late)\b/i;
/** Whose the thing is that is asked for, or what one was, had or did oneself. */
const OWN = new RegExp(
  [
    '(?:my|mine|our|ours|mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?)(?![\\p{L}\\p{N}])',
    '(?:did|have|had|was|am|were) (?:i|we)\\b',
    "(?:i|we)[’']?(?:m|re|ve) ",
    '(?:heiße|heisse|heißen|heissen|habe|haben|hatte|hatten|bin|sind|war|waren) (?:ich|wir)\\b',
    'do (?:i|we) (?:live|work|like|love|hate|prefer|own|drive|drink|eat|owe|pay|earn|weigh|keep|have|speak|study|teach|wear)\\b',
    '(?:wohne|arbeite|studiere|spreche|unterrichte|mag|esse|trinke|fahre|zahle|bezahle|verdiene|wiege|besitze) (?:ich|wir)\\b',
  ]
    .map((form) => `(?<![\\p{L}\\p{N}])${form}`)
    .join('|'),
  'iu',
);
/** Asked to keep something: nothing is looked for. */
const TO_KEEP = /^\s*(?:please,?\s+)?(?:also\s+)?(?:remember|note|keep in mind)\b/i;
/** So few words are looked for, however they are written; more in small letters, without a full stop or filler. */
const KEYWORDS = 3;
/** Where words are looked for. */
const MENTIONED = /^\s*(?:@\S+\s+)+/u;
const UNFINISHED = /^\p{Ll}[^.!。！]*$/u;

/** Where the answer to a question may lie. Each only sets an order: what is found decides. */
export interface Direction {
  /** It asks for what was said. */
  readonly isAboutPast: boolean;
  /** It asks for a question that was asked. */
  readonly isAboutQuestions: boolean;
  /** It asks for something of the user's own. */
  readonly isPersonal: boolean;
  /** It asks how or whether something is done, which a source tells better than what one did. */
  readonly isHowTo: boolean;
  /** It asks for what a source hardly has: a thing of the user's own, or what the user was, had or did. */
  readonly isOwn: boolean;
  /** It asks nothing: the user tells something. */
  readonly isStatement: boolean;
  /** The same in any language: it has no form of a question, nor of words to look for. */
  readonly isTold: boolean;
}

export function directionOf(question: string): Direction {
  if (isLookup(question)) return LOOKED_FOR;
  const isAboutPast = PAST.test(question);
  const isPersonal = FIRST_PERSON.test(question);
  const isHowTo = HOW_TO.test(question) && !HOW_MUCH.test(question);
  const isStatement = (isPersonal || TO_KEEP.test(question)) && !isQuestion(question);
  return {
    isAboutPast,
    isAboutQuestions: asksForQuestions(question),
    isPersonal: isPersonal && !HOW_TO.test(question),
    isHowTo,
    isOwn: OWN.test(question) && !isHowTo,
    isStatement,
    isTold: isStatement || (!isQuestion(question) && !isSearch(question)),
  };
}

/** Names out of code, and what programs say of failures, ask for nothing of the user's. */
const LOOKED_FOR: Direction = {
  isAboutPast: false,
  isAboutQuestions: false,
  isPersonal: false,
  isHowTo: false,
  isOwn: false,
  isStatement: false,
  isTold: false,
};

/** True for words to look for alone: without filler, and nothing that ends a sentence or parts what is told of what. */
export function isBareSearch(text: string): boolean {
  if (isLookup(text)) return true;
  const isNoted = /[.!。！:：=]/.test(text) || wordsOf(text.slice(0, MAX_QUERY)).some(([whole]) => isGlue(whole));
  return !isNoted && !directionOf(text).isTold && !isQuestion(text);
}

/** True for so few words, without a sentence's signs or its subject, that they name a thing rather than tell of it. `mayEnd`: a full stop tells nothing. */
export function isNaming(text: string, mayEnd = false): boolean {
  const words = mayEnd ? text.replace(/[.!。！]\s*$/u, '') : text;
  return wordsOf(words.slice(0, MAX_QUERY)).length <= KEYWORDS && !/[.!。！:：=]|^\s*(?:i|we|ich|wir)\s/iu.test(words);
}

/** A phrase in quotation marks with few words beside it is looked for, unless a sentence ends there. */
function isPhraseSearch(text: string): boolean {
  const beside = quotedPhrases(text).reduce((left, phrase) => left.replace(phrase, ''), text);
  return beside !== text && wordsOf(beside).length <= KEYWORDS && !/[.!。！]\s*$/.test(beside);
}

function isSearch(asked: string): boolean {
  const text = asked.replace(MENTIONED, '');
  if (isPhraseSearch(text)) return true;
  const words = wordsOf(text.slice(0, MAX_QUERY));
  // "Sally likes Tom." is a sentence, and "Otto." says who it is.
  const isFew = words.flat().length <= KEYWORDS && !/[.!。！]\s*$/.test(text);
  return isFew || (UNFINISHED.test(text.trim()) && !words.some(([whole]) => isGlue(whole)));
}
