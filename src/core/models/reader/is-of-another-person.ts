import { isGerman, isGermanFiller } from '../../knowledge/index/german';
import { isGlue } from '../../knowledge/index/stems';
import { sentencesOf } from '../../knowledge/memory/sentences-of';
import { hasTerm } from './match-terms';
import { OWN, PERSON, WHICH } from './people';
import type { UserAsked } from './user-asked';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** Whoever writes all in small letters is "i"; "i.e." and "i/o" are nobody. */
const SELF = new RegExp(
  `${START}(?:I|i(?!\\)|[./+=-]\\S| (?:[=<+]|in(?!\\p{L})))|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|us|[Oo]urs?|[Ii]ch|[Mm]ir|[Mm]ich|[Mm]ein(?:e[mnrs]?)?|[Ww]ir|uns|[Uu]nser(?:e[mnrs]?)?|[Uu]nsre[mnrs]?)${END}`,
  'u',
);
const OWN_PERSON = new RegExp(`${START}${OWN} ${WHICH}(${PERSON})`, 'giu');
/** "A friend of mine", "one of my friends", "my two brothers". */
const OF_MINE = new RegExp(`(?<=${START}(?:${PERSON})) (?:of (?:mine|ours)|von (?:mir|uns))(?!\\p{L})`, 'giu');
const SOME_OF = new RegExp(
  `^\\W*(?:one|two|some|all|both|most|many|eine[rs]?|zwei|alle|beide) (?:of |von )?(?=${OWN} )`,
  'iu',
);
/** What is told of somebody beside, and where what is said of another begins. */
const WHO_APART = /^(\W*\p{Lu}[\p{L}-]+), (?:who|whose) [^,]+, /u;
const OF_SOMEBODY_NAMED = /,? (?=who (?:is|was|has|\p{Ll}+s) )|, (?=(?:he|she) )| that (?=(?:he|she|\p{Lu}\p{Ll}+) )/u;
/** One's own, by whom it is with. */
const VISIT =
  /(?<!\p{L})(?:doctor|dentist|therapist|hairdresser|barber|lawyer|accountant)(?:['’]?s)? (?=(?:appointment|visit|check-?up|bill)s?(?!\p{L}))/giu;
/** Who is somebody's for what they do for them. */
const SERVES =
  /^(?:doctor|dentist|therapist|hairdresser|barber|lawyer|accountant|teacher|professor|landlord|landlady|boss|supervisor|(?:haus|zahn)?arzt|ärztin|anwalt|steuerberater|vermieter|chef|lehrer)/iu;
/** "Internet: Telekom costs 40 euros." */
const LABEL = /^\W*(\p{L}+):\s/u;
/** What leads on to what is told. */
const LEAD_IN = /^\W*(?:\p{L}+[:,]|also|and|but|so|und|aber)\s+/iu;
/** "Vera's flight is on 3 May, mine is on the 5th." */
const MINE = /(?<!\p{L})(?:mine|ours|meine[rs]?(?= (?:ist|am|um)))(?!\p{L})/iu;
/** "My partner visa" */
const OWN_PERSON_THING = new RegExp(`${START}${OWN} ${WHICH}${PERSON} ([\\p{L}-]+)`, 'giu');
const THING = '((?:[\\p{L}\\p{N}-]+ ?){1,3})';
const WORD = '(\\p{Lu}[\\p{L}-]+)';
const OWN_THING = new RegExp(`${START}${OWN} ${THING}`, 'giu');
/** "Vera’s dog", "my sister’s dog". */
const OTHERS = [
  new RegExp(`(?<!\\p{L})${WORD}['’]s ${THING}`, 'gu'),
  new RegExp(`(?<!\\p{L})${WORD}(?<=[sxz])['’] ${THING}`, 'gu'),
  new RegExp(`${START}(${PERSON})['’]s? ${THING}`, 'giu'),
];
/** "The dog of Vera", "the dog of my sister". */
const OF_OTHERS = [
  new RegExp(`${START}([\\p{L}-]+) (?:of|von) ${WORD}(?![\\p{L}-]| (?:and me|und mir)${END})`, 'gu'),
  new RegExp(`${START}([\\p{L}-]+) (?:of ${OWN}|von ${OWN}|meine[rs]|unsere[rs]) ${WHICH}(${PERSON})`, 'giu'),
];
/** "Veras Hund". */
const GENITIVE = /(?<!\p{L})(\p{Lu}\p{Ll}{2,})s (\p{Lu}[\p{L}-]+)/gu;

const NAME = `(?:(?:Dr|Mr|Mrs|Ms|Prof)\\.? |Herr |Frau )?${WORD}(?: \\p{Lu}[\\p{L}-]+){0,2}`;
const GLUE_VERBS =
  "still|currently|already|really|is|was|has|had|will|would|can|does|did|isn[’']t|never|always|also|often|usually|now|no longer|just";
const PAST =
  'went|came|bought|sold|met|left|got|took|gave|made|said|told|ran|paid|ate|drove|flew|kept|lent|lost|read|saw|slept|spent|spoke|swam|taught|thought|won|wrote';
const GERMAN_VERBS = 'ist|war|hat|hatte|wird|kann|will|muss|mag|soll|darf|kam|ging|\\p{Ll}{2,}te?';
/** What may be a verb of one, and is no noun before what that is: "Chess lessons are". */
const DOES = `(?:${GLUE_VERBS}|${PAST}|\\p{Ll}+(?:[^s\\P{L}]s|ed))(?! (?:is|are|was|were|has|have|costs?) )`;
const NAMED = new RegExp(`^\\W*${NAME} (${DOES})${END}`, 'u');
const NAMED_IN_GERMAN = new RegExp(`^\\W*${NAME} (${GERMAN_VERBS})${END}`, 'u');
/** "Tom and Vera live." */
const BOTH_NAMED = new RegExp(`^\\W*${WORD} (?:and|und) \\p{Lu}[\\p{L}-]+ (\\p{Ll}+)${END}`, 'u');
const PERSONAL = new RegExp(
  `^\\W*(${OWN}|the|an?|der|die|das|eine?) ${WHICH}(${PERSON})((?:,? [\\p{L}’'-]+){1,4})`,
  'iu',
);
const BY_PRONOUN = /^\W*(?:he|she|who) /iu;
/** What is said of nobody but people, where a first word alone may be a thing's. */
const OF_SOMEBODY =
  /(?<!\p{L})(?:(?:he|she|his|her|him)(?!\p{L})|(?:Dr|Mr|Mrs|Ms|Prof)[. ]|(?:Herr|Frau) \p{Lu}|(?:birthday|born|Geburtstag|geboren)(?!\p{L}))/u;
/** "Otto has a cat called Moss." */
const HAS_ONE =
  /(?<!\p{L})(?:has|had|got|owns|keeps|bought|hat|hatte|besitzt) (?:an?|eine?n?) ((?:[\p{L}\p{N}-]+ ?){1,3})/u;
const HAS = /^(?:has|had|hat|hatte)$/u;
const OF_HAVING = /(?<!\p{L})(?:have|had|got|own|keep|habe|haben|hatten?|besitzen?)(?!\p{L})/iu;
/** "Irma lives in Ulm and works for Halden." */
const ALSO_DOES = /(?<!\p{L})(?:and|but|und|aber) (?:also |auch )?(\p{Ll}+)/gu;
const ASKED_VERB = /(?<!\p{L})(?:I|we) (?:also |always |often |usually )?(\p{L}+)|(\p{L}+) (?:ich|wir)(?!\p{L})/iu;
/** "Hotel Adler is booked": what one did to it. */
const SUFFERS = /^(?:is|was|isn[’']t|ist|war|wird)$/iu;
const IS_SELF = new RegExp(`${START}(?:am|was|were|bin|war|sind|waren) (?:I|we|ich|wir)${END}`, 'iu');
/** What takes one somewhere, or takes place, does so when one does. */
const OF_THINGS =
  /^(?:arrive[sd]|begins|began|closed|closes|come[sd]?|came|depart(?:s|ed)|ended|ends|finish(?:es|ed)|flew|flies|goes|went|leaves|left|lasts|lasted|opened|opens|parks|parked|sailed|sails|starts|started|stops|stopped|travels|beginnt|begann|endet|fliegt|flog|fährt|fuhr|geht|ging|kommt|kam|legt|startet|startete)$/iu;
const OF_TIME =
  /(?<!\p{L})(?:when|what time|how (?:late|long)|which (?:platform|gate)|wann|wie (?:lange|spät|viel Uhr)|welche[mrns]? (?:gleis|gate))(?!\p{L})/iu;
const TIME =
  /^(?:today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|heute|morgen|gestern|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabends?|januar|februar|märz|mai|juni|juli|oktober|dezember|weihnachten|ostern)$/iu;
/** What ends or is written so is nobody's name. */
const NO_NAME = /(?:tion|sion|ment|ness|ity|ship|ance|ence|ung|heit|keit|schaft|tät)$|^\p{Lu}{2,}$|\p{Ll}\p{Lu}/u;
/** Characters. Of a longer text nobody tells only whose something is. */
const MAX_READ = 4_000;
/** "Am 3. Mai": no sentence ends there. */
const DAY = /(?<=\d)\. (?=\p{L})/gu;
/** What all know of, and may have, whoever does something with it. */
const DEFINITE = /(?<!\p{L})(?:the|this|der|die|das|den|dem|des) ((?:[\p{L}\p{N}-]+ ?){1,2})/giu;

/**
 * Whether a text that has words of a question about the user tells them of somebody else: of what another is, has or
 * does. What is told of nobody may be the user's.
 */
export function isOfAnotherPerson(asked: UserAsked, told: string): boolean {
  const clauses = sentencesOf(told.slice(0, MAX_READ).replace(DAY, ' '))
    .map((clause) => clause.replace(VISIT, '').replace(WHO_APART, '$1 '))
    .flatMap((clause) => clause.split(OF_SOMEBODY_NAMED))
    .filter((clause) => {
      const [, label = ''] = LABEL.exec(clause) ?? [];
      return label === '' || !asked.toStems(label).some((stem) => hasTerm(asked.owned, stem));
    })
    .map((clause) => clause.replace(LEAD_IN, '').replace(SOME_OF, '').replace(OF_MINE, ''));
  const telling = clauses.filter((clause) => hasAsked(asked, clause));
  const read = telling.length > 0 ? telling : clauses;
  const whose = read.map((clause) => whoseIs(asked, clause));
  // "Got a dog! He is called Moss."
  const isThing = read.some(
    (clause, at) => whose[at] === 'none' && asked.toStems(clause).some((stem) => hasTerm(asked.owned, stem)),
  );
  const isOther = read.some((clause, at) => whose[at] === 'other' && !(isThing && BY_PRONOUN.test(clause)));
  return isOther && !whose.includes('own');
}

/** Whether a text speaks of the user at all. */
export function isOfUser(told: string): boolean {
  return SELF.test(told);
}

function whoseIs(asked: UserAsked, clause: string): 'own' | 'other' | 'none' {
  const othersThings = othersIn(asked, clause);
  const ownThings = [...clause.matchAll(OWN_THING)].map(([, thing = '']) => thing);
  const isOwned = (thing: string): boolean => asked.toStems(thing).some((stem) => hasTerm(asked.owned, stem));
  if (othersThings.some(isOwned) && !ownThings.some(isOwned) && !MINE.test(clause)) return 'other';
  if ([...clause.matchAll(OWN_PERSON_THING)].some(([, thing = '']) => isOwned(thing))) return 'own';
  const bare = clause.replace(OWN_PERSON, (whole, person: string) => (hasWord(asked, person) ? whole : ' '));
  if (SELF.test(bare)) return 'own';
  if (othersThings.some((thing) => hasAsked(asked, thing))) return 'other';
  return isOfSubject(asked, clause) ? 'other' : 'none';
}

/** What others have in a text, who are not asked about. */
function othersIn(asked: UserAsked, clause: string): readonly string[] {
  const isOther = (owner: string): boolean => isName(owner) && !hasWord(asked, owner);
  const before = OTHERS.flatMap((form) => [...clause.matchAll(form)])
    .filter(([, owner = '']) => isOther(owner))
    .map(([, , thing = '']) => thing);
  const behind = OF_OTHERS.flatMap((form) => [...clause.matchAll(form)])
    .filter(([, , owner = '']) => isOther(owner))
    .map(([, thing = '']) => thing);
  const genitives = isInGerman(asked, clause) ? [...clause.matchAll(GENITIVE)] : [];
  const inGerman = genitives
    .filter(([, owner = '']) => isOther(owner) && isName(`${owner}s`))
    .map(([, , thing = '']) => thing);
  return [...before, ...behind, ...inGerman];
}

/** Whether somebody else is, has or does what a clause tells. */
function isOfSubject(asked: UserAsked, clause: string): boolean {
  // Who it is that has or did something is told by naming them.
  if (asked.isForPerson && !asked.isSelf) return false;
  if (BY_PRONOUN.test(clause)) return true;
  const personal = PERSONAL.exec(clause);
  const named =
    NAMED.exec(clause) ?? BOTH_NAMED.exec(clause) ?? (isInGerman(asked, clause) ? NAMED_IN_GERMAN.exec(clause) : null);
  const who = personal?.[2] ?? named?.[1] ?? '';
  // "My sister Agnes works".
  const does = personal === null ? (named?.[2] ?? '') : (/(?<!\p{L})\p{Ll}+/u.exec(personal[3] ?? '')?.[0] ?? '');
  if (who === '' || !isName(who)) return false;
  const behind = clause.slice(clause.indexOf(does) + does.length).match(/[\p{L}]+/u)?.[0] ?? '';
  const isSame =
    hasAsked(asked, does) ||
    ((isGlue(does) || isGermanFiller(does)) && hasAsked(asked, behind)) ||
    (personal === null && alsoDoes(asked, clause));
  if (personal === null && mayBeThing(asked, clause, { does, behind, isSame })) return false;
  if (hasWord(asked, who))
    return named !== null && isSame && asked.isSelf && !asked.isPlural && asked.question.includes(who);
  if (isSame) return true;
  const isOwn = personal === null || new RegExp(`^${OWN}$`, 'iu').test(personal[1] ?? '');
  if (SERVES.test(who)) return false;
  if (!isOwn || asked.isForPerson || (asked.isPlural && personal === null)) return false;
  return ![...clause.matchAll(DEFINITE)].some(([, thing = '']) => hasAsked(asked, thing));
}

/** Whether the verb of the question stands behind another one. */
function alsoDoes({ question, toStems }: UserAsked, clause: string): boolean {
  const [, english = '', german = ''] = ASKED_VERB.exec(question) ?? [];
  const asked = new Set(toStems(`${english} ${german}`));
  return [...clause.matchAll(ALSO_DOES)].some(([, verb = '']) => toStems(verb).some((stem) => hasTerm(asked, stem)));
}

/** Whether what is named first need be nobody: of a thing one tells with what one does to it, or what it is for. */
function mayBeThing(
  asked: UserAsked,
  clause: string,
  { does, behind, isSame }: { readonly does: string; readonly behind: string; readonly isSame: boolean },
): boolean {
  const { question, owned, toStems } = asked;
  const had = HAS_ONE.exec(clause)?.[1] ?? '';
  const isHad = OF_HAVING.test(question) ? hasAsked(asked, had) : toStems(had).some((stem) => hasTerm(owned, stem));
  if (OF_SOMEBODY.test(clause) || isHad) return false;
  const isDoneTo = SUFFERS.test(does) && !behind.endsWith('ing') && !IS_SELF.test(question);
  const isAlike = (SUFFERS.test(does) && IS_SELF.test(question)) || (HAS.test(does) && OF_HAVING.test(question));
  return (!isSame && !isAlike) || isDoneTo || (OF_THINGS.test(does) && OF_TIME.test(question));
}

function isInGerman({ question }: UserAsked, clause: string): boolean {
  return isGerman(clause) || isGerman(question);
}

function isName(word: string): boolean {
  const lower = word.toLowerCase();
  return !isGlue(lower) && !isGermanFiller(lower) && !TIME.test(word) && !NO_NAME.test(word);
}

function hasWord({ stems, toStems }: UserAsked, word: string): boolean {
  return toStems(word).some((stem) => hasTerm(stems, stem));
}

function hasAsked({ terms, toStems }: UserAsked, text: string): boolean {
  return toStems(text).some((stem) => hasTerm(terms, stem));
}
