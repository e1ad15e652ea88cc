import { profileSections, type Profile } from '../../../shared/domain/profile';
import { wording, inEveryLanguage } from '../../../shared/text/wording';
import { isEnglish } from '../../knowledge/index/is-english';
import { wordsOf } from '../../knowledge/index/stems';
import { isQuestion } from '../../knowledge/memory/is-question';
import { hasTerm, type Terms } from './match-terms';
import { ownerAsked } from './owners-asked';
import type { Asked } from './memory-candidate';
import { hasOwnWords } from './tells-more';
import { matchSaid } from './with-kinds';
import { stemsAskedBy } from './words';

export interface PickedProfile {
  /** Entries that answer, in the profile's own order, by the title of their section. */
  readonly sections: readonly { readonly title: string; readonly entries: readonly string[] }[];
  /** True when all of the profile was asked for. */
  readonly isWhole: boolean;
}

export interface ProfileContext {
  /** The sources answer. */
  readonly hasOther: boolean;
  /** So does what was told. */
  readonly hasTold: boolean;
  /** Entries that recall found near in meaning. */
  readonly near: readonly string[];
}

/** Asked for all that is known of the user. */
const ALL =
  /\b(?:who am i|what (?:do|did|have) (?:you|lectern|i) (?:know|knows|remember|keep|learn(?:ed)?|told? you|tell you)(?: of| about)? (?:me|myself|us)|what does lectern (?:know|remember|keep)(?: of| about)? me|(?:tell me|everything|anything|all)(?: that)?(?: you know| known)? about (?:me|myself)|what (?:is|stands) in my profile|(?:show|list|read)(?: me)? my profile|wer bin ich|was (?:weißt|weiss?t|hast) du (?:dir |denn |alles |schon |noch )*(?:über|von) (?:mich|mir|uns)|(?:alles|etwas|was) (?:du )?(?:über|von) (?:mich|mir)|(?:in|aus) meinem profil)\b/i;
/** As with what was said before: half of the question's words are enough. */
const FITS = 0.5;
/** Asked about by a name alone nearly all words have to be there. */
const FITS_NAMED = 0.75;
/** A word in a sentence that begins with a capital letter. */
const NAMED = /(?<=[\p{L}\p{N},] )\p{Lu}[\p{L}\p{N}]+/gu;
/** Whom an entry is of: it begins with the name. */
const NAME = /^\p{Lu}\p{L}{2,}/u;

/**
 * What the profile has to say to a question about the user, or one that names somebody of it and that the sources do not
 * answer; nothing to any other.
 */
export function pickProfile(
  { terms, question, direction }: Asked,
  profile: Profile,
  { hasOther, hasTold, near }: ProfileContext,
): PickedProfile {
  const isWhole = ALL.test(question);
  const isAbout = (direction.isPersonal || direction.isAboutPast) && !direction.isStatement;
  if (!isWhole && !isAbout) {
    const isAnswer = !hasOther && !direction.isTold;
    const askedWhole = (entry: string): boolean => !direction.isHowTo && tellsOfAll(question, terms, entry);
    return { sections: isAnswer ? askedByName(question, terms, profile, askedWhole) : [], isWhole };
  }
  const named = namedSections(question);
  const isOfOwner = ownerAsked(question, terms);
  const toStems = stemsAskedBy(question);
  // By its meaning alone it is a guess, better than nothing.
  const isMeant = (entry: string): boolean => !hasOther && !hasTold && near.includes(entry);
  const answers = (entry: string): boolean =>
    (matchSaid(terms, entry, toStems) >= FITS || isMeant(entry)) && isOfOwner(entry);
  const sections = profileSections.flatMap((section) => {
    const title = wording.profile.sections[section];
    const isAsked = isWhole || named.has(section);
    const entries = profile[section].filter((entry) => isAsked || answers(entry));
    return entries.length > 0 ? [{ title, entries }] : [];
  });
  return { sections, isWhole };
}

/** A longer profile is asked about in words of its own. */
const MAX_ENTRIES = 12;

/**
 * All of a short profile, for a question about the user in a language of which no model here tells what it means; where
 * nothing else answers, that is better than to deny what may be there. Null for any other.
 */
export function wholeProfile({ question, direction }: Asked, profile: Profile): PickedProfile | null {
  const count = profileSections.reduce((sum, section) => sum + profile[section].length, 0);
  const isAsked = direction.isPersonal && !direction.isTold && isQuestion(question) && !isEnglish(question);
  if (!isAsked || count === 0 || count > MAX_ENTRIES) return null;
  const sections = profileSections
    .filter((section) => profile[section].length > 0)
    .map((section) => ({ title: wording.profile.sections[section], entries: profile[section] }));
  return { sections, isWhole: true };
}

/** What it says of those whom the question names, in whatever language, and of what else it asks about by a name. */
function askedByName(
  question: string,
  terms: Terms,
  profile: Profile,
  askedWhole: (entry: string) => boolean,
): PickedProfile['sections'] {
  const words = new Set(wordsOf(question).flat());
  const names = [...question.matchAll(NAMED)].map(([name]) => name.toLowerCase());
  const toStems = stemsAskedBy(question);
  const isOfPerson = (entry: string): boolean => words.has(NAME.exec(entry)?.[0].toLowerCase() ?? '');
  const answers = (entry: string): boolean => {
    const said = new Set(wordsOf(entry).flat());
    return names.some((name) => said.has(name)) && matchSaid(terms, entry, toStems) >= FITS_NAMED;
  };
  return profileSections.flatMap((section) => {
    const entries = profile[section].filter(
      (entry) => (section === 'people' && isOfPerson(entry)) || answers(entry) || askedWhole(entry),
    );
    return entries.length > 0 ? [{ title: wording.profile.sections[section], entries }] : [];
  });
}

/** Words of a question without a name, from which on an entry that has all of them is what it asks about. */
const LEAST_WORDS = 3;

/** Whether an entry has all the words of a question, and tells something beside them. */
function tellsOfAll(question: string, terms: Terms, entry: string): boolean {
  const stems = new Set(stemsAskedBy(question)(entry));
  return (
    terms.size >= LEAST_WORDS && [...terms.keys()].every((term) => hasTerm(stems, term)) && hasOwnWords(entry, terms)
  );
}

const titlesOf = (section: (typeof profileSections)[number]): readonly string[] =>
  inEveryLanguage(({ profile }) => profile.sections[section].toLowerCase());

/** Asked for what is not done yet, whatever it is. What one does may be a job, and what one should do advice. */
const STILL_TO_DO =
  /^\W*(?:what (?:do|must|should) (?:i|we) (?:(?:still )?(?:have to|need to) do|still do|do (?=next|today))|what must (?:i|we) do|what (?:have (?:i|we) (?:still )?(?:got )?|is (?:still )?(?:left |open )?)(?:for me )?(?:to do|left|open)|was (?:muss|müssen|soll|sollen) (?:ich|wir) noch (?:alles )?(?:tun|machen|erledigen)|was (?:ist|steht) (?:bei mir |bei uns )?noch (?:offen|an|zu tun))(?: ?(?:now|next|today))?\W*$/iu;

/** "What are my preferences?" asks for a section whole. */
function namedSections(question: string): ReadonlySet<string> {
  const text = question.toLowerCase();
  const asks = (section: (typeof profileSections)[number]): boolean =>
    (section === 'openEnds' && STILL_TO_DO.test(question)) ||
    (section !== 'aboutMe' &&
      titlesOf(section).some((title) => new RegExp(`\\b(?:my|meine) (?:own |current )?${title}\\b`).test(text)));
  return new Set(profileSections.filter(asks));
}
