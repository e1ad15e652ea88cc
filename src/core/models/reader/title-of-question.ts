import { titleOf } from '../../../shared/chat/title-of';
import { isGermanGlue } from '../../knowledge/index/german';
import { isGlue } from '../../knowledge/index/stems';

const MAX_LENGTH = 60;
/** Characters of a prompt that are looked at. */
const MAX_READ = 2_000;

const GREETING =
  /^(?:(?:hi|hello|hey|hallo|moin|servus|grüß gott|good (?:morning|afternoon|evening)|guten (?:morgen|tag|abend))(?: (?:there|zusammen))?)\s*[,!.:–-]+\s*/iu;
const POLITE_BEFORE = [
  /^(?:please|bitte)[,:]?\s+/iu,
  /^(?:(?:can|could|would|will) you(?: please)? )?(?:tell|show|explain to|remind) me(?: please)?(?: about)?[,:]?\s+/iu,
  /^(?:can|could|would|will) you(?: please)? (?=\p{L})/iu,
  /^(?:do you know|i(?: would|['’]d)? (?:like|want|need) to know|i(?: a|['’])m wondering|i wonder)[,:]?\s+/iu,
  /^(?:(?:kannst|könntest|würdest) du|(?:können|könnten|würden) sie) (?:mir|uns) (?:bitte )?(?:sagen|zeigen|erklären|verraten)[,:]?\s+/iu,
  /^(?:sag|sage|sagen sie|zeig|zeige|zeigen sie|erklär|erkläre|erklären sie) (?:mir|uns) (?:bitte )?(?:mal )?[,:]?\s*/iu,
  /^(?:weißt du|wissen sie|ich (?:möchte|will|würde gern(?:e)?) wissen)[,:]?\s+/iu,
];
const POLITE_AFTER = /[\s,;:–-]+(?:please|thanks?(?: you)?|thank you|bitte|danke(?: schön)?)$/iu;
const MARKS_AFTER = /[\s?!.,;:…？！。]+$/u;
const ARTICLE = /^(?:an?|the|der|die|das|den|dem|ein(?:e[mnr]?)?)\s+(?=\S)/iu;

/** What is left of a question, by how it asks: the rest of it, or null where the words do not make a title. */
type Frame = readonly [RegExp, (rest: string, verb: string) => string | null];

const SAME = (rest: string): string => rest;
const BARE = (rest: string): string => rest.replace(ARTICLE, '');

const FRAMES: readonly Frame[] = [
  [/^how (?:do|does|can|could|should|would|must|may) (?:i|we|you|one) (.+)$/iu, SAME],
  [/^how to (.+)$/iu, SAME],
  [/^how (?:do|can|could|should|would) (.+) work$/iu, (rest) => `How ${rest} work`],
  [/^how does (.+) work$/iu, (rest) => `How ${rest} works`],
  [/^(?:is there|what(?:['’]s| is)) (?:a|any|the) (?:good )?way to (.+)$/iu, SAME],
  [/^is it possible to (.+)$/iu, SAME],
  [/^(?:can|may|could|should) (?:i|we|one) (.+)$/iu, SAME],
  [/^(?:what(?:['’]s| is| are| was| were)|who(?:['’]s| is| are| was| were)) (.+)$/iu, nounsOf],
  [/^where (?:do|can|could) (?:i|we|one) (?:find|get|see) (.+)$/iu, BARE],
  [/^where (?:is|are) (.+)$/iu, nounsOf],
  [/^(?:wie )?(?:kann|könnte|muss|soll|sollte|darf) (?:ich|man) ([^,]+)$/iu, endingInVerb],
  [/^wie funktioniert ([^,]+)$/iu, (rest) => `Wie ${rest} funktioniert`],
  [/^wie funktionieren ([^,]+)$/iu, (rest) => `Wie ${rest} funktionieren`],
  [/^[Ww]ie (?<verb>\p{Ll}+e) ich (?<rest>[^,]+)$/u, withInfinitive],
  [/^(?:was|wer) (?:ist|sind|war|waren) ([^,]+)$/iu, nounsOf],
  [/^wo (?:ist|sind|finde ich|liegt|liegen|steht|stehen) ([^,]+)$/iu, BARE],
];

/** Verbs that a clause of its own begins with, so that what is left is none: "What is it that …". */
const IS_SENTENCE =
  /^(?:it|that|this|these|those|there|he|she|they|you|i|we|my|your|wrong|going|happening|es|das|dies(?:e[rs]?)?|er|sie|wir|ihr|mein\w*|dein\w*|los|falsch)\b/iu;
const HAS_VERB =
  /\s(?:is|are|was|were|do|does|did|has|have|had|called|meant|named|supposed|ist|sind|heißt|hat|haben)(?=\s|$)/iu;

/** Particles of verbs that are written apart. */
const PARTICLE =
  /\s+(ab|an|auf|aus|bei|ein|fest|frei|her|hin|hinzu|los|mit|nach|um|vor|weg|wieder|zu|zurück|zusammen)$/iu;

/**
 * A title in words of the question itself: its first sentence that asks, without greeting, politeness and the words that
 * only ask. It understands nothing: null for what fits none of the forms it knows, whose first line is as good.
 */
export function titleOfQuestion(prompt: string): string | null {
  const line = titleOf(prompt.slice(0, MAX_READ), Infinity);
  const asked = askingSentence(line.replace(GREETING, ''));
  if (asked === null) return null;
  const bare = POLITE_BEFORE.reduce((left, form) => left.replace(form, ''), withoutEnd(asked));
  const found = framed(bare) ?? (bare === withoutEnd(line) ? null : bare);
  if (found === null || !tells(found)) return null;
  const title = begunLarge(found);
  return [...title].length <= MAX_LENGTH ? title : titleOf(title, MAX_LENGTH - 1);
}

/** Of several sentences the first that asks; null where none does. */
function askingSentence(text: string): string | null {
  const sentences = text.split(/(?<=[?？!.])\s+(?=\p{Lu})/u);
  return sentences.find((sentence) => /[?？]\s*$/u.test(sentence)) ?? (sentences.length === 1 ? text : null);
}

function withoutEnd(text: string): string {
  return text.replace(MARKS_AFTER, '').replace(POLITE_AFTER, '').replace(MARKS_AFTER, '');
}

function framed(asked: string): string | null {
  for (const [form, make] of FRAMES) {
    const found = form.exec(asked);
    if (found !== null) return make(found.groups?.['rest'] ?? found[1] ?? '', found.groups?.['verb'] ?? '');
  }
  return null;
}

function nounsOf(rest: string): string | null {
  return IS_SENTENCE.test(rest) || HAS_VERB.test(` ${rest}`) ? null : BARE(rest);
}

function endingInVerb(rest: string): string | null {
  return /(?:en|ern|eln|tun|sein)$/u.test(rest) ? BARE(rest) : null;
}

/** "Wie füge ich Ordner hinzu": the infinitive stands last, with its particle before it. */
function withInfinitive(rest: string, verb: string): string | null {
  if (/^(?:habe|werde|würde|möchte|hätte|wäre|könnte|sollte|müsste|dürfte)$/u.test(verb)) return null;
  const infinitive = /(?:[^ei]ere|ele)$/u.test(verb) ? `${verb.slice(0, -2)}${verb.at(-2)}n` : `${verb}n`;
  const particle = PARTICLE.exec(rest)?.[1];
  const others = BARE(particle === undefined ? rest : rest.slice(0, -particle.length).trim());
  return `${others} ${particle ?? ''}${infinitive}`;
}

/** Some word of it says what it is about. */
function tells(title: string): boolean {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((word) => !isGlue(word) && !isGermanGlue(word) && [...word].length > 1);
}

/** Code keeps its first letter. */
function begunLarge(title: string): string {
  const first = title.split(' ', 1)[0] ?? '';
  if (!/^\p{Ll}[\p{Ll}'’-]*$/u.test(first)) return title;
  return `${first.charAt(0).toUpperCase()}${title.slice(1)}`;
}
