import { isUnrealAt, saysUnreal } from './is-unreal';
import { saidBy } from './said-by';

/** What stands behind a thing, and is no part of its name. */
const BEHIND =
  '(?=\\s+(?:with|by|in|at|on|for|to|and|but|or|because|since|as|after|before|when|of|last|this|that|these|today|yesterday|now|from|early|ago|durch|gegen|zu[rm]?|nach|und|aber|weil|seit|im|am|bei|für)(?![\\p{L}\\p{N}])|\\s*[,;:.!()–—](?:\\s|$)|\\s*$)';
const THING = `((?:(?![,;:.!()–—](?:\\s|$)).){1,60}?)${BEHIND}`;
/** A job is given up by whom it was with. */
const POST = '(?:(?:my|our|the|his|her|their) (?:job|place|position|post|role|work) (?:at|in|with) )?';
/** The verbs of a change from one thing to another. */
const TURNED =
  '(?:changed|converted|handed over|migrated|moved|relocated|rescheduled|shifted|switched|swapped|transferred|upgraded)';
const GERMAN_TURNED =
  '(?:gewechselt|umgezogen|gezogen|umgestiegen|migriert|übergegangen|verlegt|verschoben|übergeben|umgestellt)';
const GERMAN_LEFT =
  '(?:gekündigt|verkauft|verlassen|abbestellt|aufgegeben|abgeschafft|ausgemustert|ersetzt|gewechselt|getauscht)';

const given = (form: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${form}`, 'giu');
/** What one says so of may be there as before. */
const NOT_FELT =
  '(?!(?:really )?(?:like|love|enjoy|trust|need|want|mind|see|hear|know|remember|understand|mag|mögen|brauche|will|sehe|verstehe)(?!\\p{L}))';
/** Nothing that only happened to the thing, somewhere in the clause: "I dropped the car off." */
const without = (words: string): string => `(?![^,;:.!]{0,60} (?:${words})(?![\\p{L}\\p{N}]))`;
/** For whom one buys what is not one's own. */
const NOT_FOR_ANOTHER = '(?![^,;:.!]{0,60} for (?!(?:work|home|myself|ourselves|me|us)(?!\\p{L})|[€$£]?\\p{N}))';
/** Who leaves a place for good says since when, or for what; all else is of a day, or of what was left there. */
const FOR_GOOD =
  '(?=\\s+(?:to join|for|last (?:month|year|spring|summer|autumn|winter)|(?:an? |\\S+ )?(?:months?|years?) ago|after (?:\\S+ ){1,3}years?|in (?:\\p{N}{4}|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?!\\p{L}))|because|and (?:I |we )?(?:(?:am|are|have|is|has) )?(?:now|joined|started|began|moved|work|works|working|became|switched|signed)(?!\\p{L}))|\\s*[,;:.!()–—](?:\\s|$)|\\s*$)';
/** In the clause of a leaving: it is over by the evening. */
const OF_A_DAY =
  'early|late|at|by|with|before|home|today|yesterday|tonight|morning|afternoon|evening|night|noon|lunch|for (?:an?|my|our|the|lunch|dinner|work)';
const PLACE = '((?:(?![,;:.!()–—](?:\\s|$)| and ).){1,60}?)';
/** What is said to be so now, and of one occasion alone. */
const USUALLY =
  /(?<!\p{L})(?:uses?|using|runs?|works?|drinks?|eats?|takes?|is|are|lives?|pays?|now|nowadays|these days|from now on|switched|moved|changed|migrated|nutz(?:e|en|t)|verwende(?:n|t)?|nehmen?|nimmt|trink(?:e|en|t)|esse[nr]?|isst|ist|sind|fahre?n?|jetzt|nun|inzwischen|ab sofort)(?!\p{L})/iu;
const ONCE =
  /(?<!\p{L})(?:in the (?:morning|afternoon|evening)|at (?:night|lunch|work|home)|when|while|if|on \p{Lu}\p{Ll}+days?|abends|morgens|mittags|nachts|wenn|ordered|took|had|ate|drank|went|going|coming|today|yesterday|tomorrow|tonight|this time|this|next|once|bestellt|genommen|getrunken|gegessen|gehabt|heute|gestern|morgen|diesmal|diese[snrm]?)(?!\p{L})/iu;

/** What changed by the name of its kind, in its first group. */
const OF_KIND = [
  given(`(?:changed|swapped) (?!to |from |back |over )${without('off|out|around')}${THING}`),
  given(`switched (?!to |from |back |over )${without('off|on|out|around')}(?!off |on )${THING}`),
  given(`(?:got|have|has|bought|found|hired|chose) an? new ${NOT_FOR_ANOTHER}${THING}`),
];
/** What is put in its place may be so for once only. */
const INSTEAD = [
  given(`(?:instead of|in place of|rather than) ${THING}`),
  given(`(?:anstelle von|anstatt|statt) ${THING}`),
];
/** Each with what is so no more in its first group. */
const FORMS = [
  // "I left Brightwater and joined Nordlys", and not "I left Brightwater at five".
  given(`left ${POST}(?!(?:(?![,;:.!]| and ).){0,60} (?:${OF_A_DAY})(?!\\p{L}))${PLACE}${FOR_GOOD}`),
  given(
    `(?:replaced|ditched|abandoned|(?<!to )quit|cancelled|canceled|sold|scrapped|gave up|got rid of|resigned from|stopped using|broke up with|split up with|divorced|gave away) ${POST}${THING}`,
  ),
  // What falls, or is brought somewhere, is had as before.
  given(
    `dropped (?!(?:my|our|his|her|their) )${without('off|at|by|round|around|back|down|into|on|in (?!favou?r)')}${THING}`,
  ),
  given(`(?:moved (?:out of|off)|unsubscribed from) ${THING}`),
  // Asked for, and not what one often does.
  given(
    `(?<=^\\W*|[,;:.!–—]\\s*|(?:please|let['’]s|let us|just) )forget (?:what I (?:said|told you|wrote) about|about) ${THING}`,
  ),
  given(`no longer ${NOT_FELT}([^,;:.!]{2,60}?)(?=\\s+(?:and|but|since|because)\\s|[,;:.!](?:\\s|$)|\\s*$)`),
  given(`(?:not|(?:do|does|is|are)n['’]t) ${NOT_FELT}([^,;:.!]{2,60}?) any ?more(?!\\p{L})`),
  // What is done to a thing, or what somebody does who goes.
  new RegExp(
    `(?:^|[,;:.!]\\s+|\\sand\\s)([^,;:.!]{2,60}?) (?:(?:was|were|has been|have been|is|are|got) (?:replaced|dropped|cancelled|canceled|scrapped|abandoned|sold|retired|discontinued)(?!\\p{L})|(?:has |have )?(?:left|quit|resigned|retired)(?=\\s*[,;:.!]|\\s+and\\s|\\s*$))`,
    'giu',
  ),
  /(?:^|[,;:.!]\s+)(\p{Lu}[\p{L}’'-]+) and I (?:have |are |got )?(?:broke|broken|split|separated|divorced)(?!\p{L})/gu,
  given('nicht mehr ([^,;:.!]{2,60}?)(?=\\s+(?:und|aber|sondern|seit|weil)\\s|[,;:.!](?:\\s|$)|\\s*$)'),
  given('keine?[nmrs]? ([^,;:.!]{2,40}?) mehr(?!\\p{L})'),
  given(`(?:habe?|haben|hat) ([^,;:.!]{2,60}?)(?: (?:durch|gegen) [^,;:.!]{1,40}?)? ${GERMAN_LEFT}(?!\\p{L})`),
  given('von (\\p{L}[\\p{L}’-]+) getrennt(?!\\p{L})'),
  given('vergiss,? was ich (?:dir )?(?:über|von|zu[rm]?) ([^,;:.!]{2,40}?) (?:gesagt|erzählt|geschrieben)'),
  /(?:^|[,;:.!]\s+)([^,;:.!]{2,60}?) (?:wurden? (?:durch|von) [^,;:.!]{1,40} (?:ersetzt|abgelöst)|(?:ist|hat) (?:ausgeschieden|gekündigt|aufgehört))(?!\p{L})/giu,
  /(?:^|[,;:.!]\s+)(\p{Lu}[\p{L}’'-]+) und ich (?:haben uns getrennt|sind nicht mehr zusammen)(?!\p{L})/gu,
];
/** What is turned, what it is turned from; what is turned may be said behind the verb. */
const FROM = [
  given(`${TURNED}(?: (?:away|back|off|over))?((?: (?!from )[^\\s,;:.!]+){0,6}?) from ${THING}`),
  new RegExp(
    `((?:(?<=\\s)\\S+ ){0,4}?)(?<!\\p{L})(?:von|vom|aus) (?:der |dem |den )?([^,;:.!]{2,40}?) (?:zu|zur|zum|nach|auf|in|an) [^,;:.!]{1,40} ${GERMAN_TURNED}(?!\\p{L})`,
    'giu',
  ),
];

/** Characters of a text in which it says so. */
const MAX_READ = 1_000;

/** Something that a text says is so no more. */
export interface GivenUp {
  readonly thing: string;
  /** What was turned, where that is said: it must be of the same matter. */
  readonly beside: string;
  /** The thing is only named by its kind: "I changed dentists." */
  readonly isKind: boolean;
  /** By whom, as `saidBy` gives it. */
  readonly by: string;
}

/** What a text says is so no more, as it is written there: "I left Brightwater" for Brightwater. */
export function givenUpIn(text: string): readonly GivenUp[] {
  const read = text.slice(0, MAX_READ);
  const all = (forms: readonly RegExp[]): readonly RegExpExecArray[] =>
    forms.flatMap((form) => [...read.matchAll(form)]).filter(({ index }) => !isUnrealAt(read, index));
  const found = [
    ...all(FORMS).map((match) => ({ thing: match[1] ?? '', beside: '', isKind: false, by: saidBy(read, match) })),
    ...all(INSTEAD)
      .filter(({ index }) => isUsual(clauseAt(read, index)))
      .map((match) => ({ thing: match[1] ?? '', beside: '', isKind: false, by: saidBy(read, match) })),
    ...all(OF_KIND).map((match) => ({ thing: match[1] ?? '', beside: '', isKind: true, by: saidBy(read, match) })),
    ...all(FROM).map((match) => ({
      thing: match[2] ?? '',
      beside: match[1] ?? '',
      isKind: false,
      by: saidBy(read, match),
    })),
  ];
  // "My Pixel's battery" is the battery, and no Pixel.
  return found.filter(
    ({ thing, beside }) => !/['’]s(?!\p{L})/iu.test(thing) && !saysUnreal(thing) && !saysUnreal(beside),
  );
}

function clauseAt(text: string, at: number): string {
  const before =
    text
      .slice(0, at)
      .split(/[,;:.!?]\s/u)
      .at(-1) ?? '';
  const [behind = ''] = text.slice(at).split(/[,;:.!?](?:\s|$)/u);
  return before + behind;
}

function isUsual(clause: string): boolean {
  return USUALLY.test(clause) && !ONCE.test(clause);
}
