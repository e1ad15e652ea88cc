import { isAskedInGerman } from '../../knowledge/index/german-reading';
import { namingsIn } from '../../knowledge/memory/namings-in';
import { asksBefore } from '../../knowledge/memory/asks-before';
import { givenUpIn } from '../../knowledge/memory/given-up-in';
import { moversIn, tellsHome, tellsMove } from '../../knowledge/memory/tells-move';
import { saysNow } from './is-correction';
import { hasTerm } from './match-terms';
import { OWN, PERSON, WHICH } from './people';
import { tellingStemsAskedBy } from './words';

/** Whoever tells: alone, or as whose a thing is. */
const OF_TELLER =
  /(?<!\p{L})(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]urs?|[Ii]ch|[Mm]i[rc]h?|[Mm]ein\p{L}*|[Ww]ir|[Uu]ns\p{L}*)(?!\p{L})/u;
const TELLER = /(?<!\p{L})(?:I|[Ww]e|[Ii]ch|[Ww]ir)(?!\p{L})/u;
const BY_TELLER = /^\W*(?:\p{L}+[,:]\s+)?(?:I|we|ich|wir)(?!\p{L})/iu;
const WHOSE = /(?<!\p{L})(?:my|our|mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?) ([\p{L}-]+)/giu;
const OF_ANOTHER = /['’]s(?!\p{L})/iu;
/** A word in a sentence that begins with a capital letter; one of capitals alone is mostly a kind: "the CI server". */
const NAME = /(?<=[\p{L}\p{N},] )\p{Lu}\p{Ll}\p{L}*/gu;
const WHICH_ONE = /(?<!\p{L})(?:old|previous|former|alte[nrms]?|bisherige[nrms]?)(?!\p{L})/giu;
/** What a word says that only tells that something takes place. */
const TAKES_PLACE =
  /(?<!\p{L})(?:starts?|begins?|runs?|happens?|takes? place|is held|kicks? off|beginnt|startet|läuft|findet|statt)(?!\p{L})/giu;
const CLOCK = /(?<!\p{N})\p{N}{1,2}(?::\p{N}{2}| ?(?:am|pm|a\.m\.|p\.m\.|Uhr)(?!\p{L}))/iu;
const MONEY = /[€$£¥] ?\p{N}|\p{N} ?(?:[€$£¥]|(?:euros?|dollars?|pounds?|francs?|franken)(?!\p{L}))/iu;
const KINDS = [CLOCK, MONEY];
/** What, or who, the thing is, and not where or when or how much. */
const ASKS_WHAT =
  /^\W*(?:(?:for|from|to|with|bei|für|mit|zu|aus) )?(?:what|which|who|whom|was|welche[rsnm]?|wer|wen|wem|wie hei(?:ß|ss))/iu;
const NUMBER = /\p{N}/u;
/** Characters of a text in which it says so. */
const MAX_READ = 1_000;
const OWN_PERSON = new RegExp(`(?<![\\p{L}\\p{N}])${OWN} ${WHICH}(?:${PERSON})`, 'giu');
/** "I sold coffee", "I cancelled the coffee": of one occasion, maybe. */
const ONCE_ENDED = /(?:cancell?ed|sold) $/iu;
const SOME_THING = /^(?:the )?(?!my |our )\p{Ll}/u;

/** Whether a text may say that something is so no more, whatever it is. */
export function mayTakePlace(text: string): boolean {
  return givenUpIn(text).length > 0 || tellsMove(text) !== 'not' || saysNow(text);
}

/** `maybe` where it tells of a move, which may be to anything that has a name. */
export type TakesPlace = 'surely' | 'maybe' | 'not';

/**
 * Whether what was told later says that what was told before, as far as the question asks for it, is so no more: it names
 * what is given up, and that was told before of the same person or thing. Questions of the past ask for no change.
 */
export function takesPlaceOf(question: string): (before: string, later: string) => TakesPlace {
  if (asksBefore(question)) return () => 'not';
  const toStems = tellingStemsAskedBy(question);
  const stemsIn = remembering((text): ReadonlySet<string> => new Set(toStems(text)));
  const givenUp = remembering(givenUpIn);
  const asked = stemsIn(question);
  const isOfTellerAsked = OF_TELLER.test(question);
  const isOfOneself = isOfTellerAsked && question.search(OWN_PERSON) === -1;
  const whose = [...question.matchAll(WHOSE)].flatMap(([, word = '']) => toStems(word));

  return (wholeBefore, wholeLater) => {
    const [before, later] = [wholeBefore.slice(0, MAX_READ), wholeLater.slice(0, MAX_READ)];
    const [known, said] = [stemsIn(before), stemsIn(later)];
    if (!isOfNames(question, said, toStems) || (isOfTellerAsked && !OF_TELLER.test(later))) return 'not';

    const isKnown = (stem: string): boolean => hasTerm(known, stem) || hasTerm(asked, stem);
    const isOfTeller = BY_TELLER.test(before) && TELLER.test(later);
    const isOfWhom =
      [...asked].some((stem) => hasTerm(known, stem) && hasTerm(said, stem)) &&
      whose.every((stem) => hasTerm(said, stem));
    const changes = givenUp(later).filter(({ thing, beside, isKind }) => {
      const stems = toStems(thing.replace(WHICH_ONE, ' '));
      if (stems.length === 0 || ![...stems, ...toStems(beside)].every(isKnown)) return false;
      if (isKind && !ASKS_WHAT.test(question)) return false;
      return isOfTeller || isOfWhom || isWhatItIs(before, stems, toStems);
    });
    if (changes.length > 0) {
      const isSure = changes.some(({ thing, by }) => (!isOfOneself || isByTeller(by)) && !mayBeOnce(later, thing));
      return isSure ? 'surely' : 'maybe';
    }
    if (tellsHome(question) && tellsHome(before)) {
      const move = tellsMove(later);
      if (move !== 'not') {
        if (!(isOfTeller || isOfWhom) || isNamedIn(later, known, toStems)) return 'not';
        return !isOfOneself || moversIn(later).some(isByTeller) ? move : 'not';
      }
    }
    // "The backup now starts at 03:30": a value of the same kind, of nothing but what was told before.
    if (!isOfWhom || !saysNow(later) || !KINDS.some((kind) => kind.test(before) && kind.test(later))) return 'not';
    const isAllKnown = toStems(later.replace(TAKES_PLACE, ' ')).every((stem) => NUMBER.test(stem) || isKnown(stem));
    return isAllKnown ? 'surely' : 'not';
  };
}

/** Each text is read once, however many it is compared with. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const result = known.get(text) ?? read(text);
    known.set(text, result);
    return result;
  };
}

/** Of whoever, or whatever, a question names another's change is none. German writes all nouns so. */
function isOfNames(question: string, said: ReadonlySet<string>, toStems: (text: string) => readonly string[]): boolean {
  if (isAskedInGerman(question)) return true;
  return [...question.matchAll(NAME)].every(([name]) => toStems(name).every((stem) => hasTerm(said, stem)));
}

/** Whether a text names nothing that is not known: who moved there lives there now. */
function isNamedIn(text: string, known: ReadonlySet<string>, toStems: (text: string) => readonly string[]): boolean {
  const names = [...text.matchAll(NAME)].flatMap(([name]) => toStems(name));
  return names.length > 0 && names.every((stem) => hasTerm(known, stem));
}

/** Whether a text says of a thing that it is just that: then it needs no naming again. */
function isWhatItIs(before: string, stems: readonly string[], toStems: (text: string) => readonly string[]): boolean {
  return namingsIn(before).some(({ name, value }) => {
    const [head] = toStems(value);
    return head !== undefined && !OF_ANOTHER.test(name) && hasTerm(new Set(stems), head);
  });
}

/** Whether the teller is who did it, as far as that is said. */
function isByTeller(by: string): boolean {
  return by === '' || OF_TELLER.test(by.replace(OWN_PERSON, ' '));
}

function mayBeOnce(text: string, thing: string): boolean {
  return SOME_THING.test(thing) && ONCE_ENDED.test(text.slice(0, text.indexOf(thing)));
}
