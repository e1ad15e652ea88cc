import { hasTerm } from './match-terms';
import type { Asked } from './memory-candidate';
import { OWN, PERSON } from './people';
import { stemsAskedBy } from './words';

/** A question about the user. Stems are as the question has them. */
export interface UserAsked {
  readonly question: string;
  /** The user is, has or does what is asked for. */
  readonly isSelf: boolean;
  /** Somebody is asked for. */
  readonly isForPerson: boolean;
  /** The user with others: what one of them does, all may do. */
  readonly isPlural: boolean;
  /** All of the question. */
  readonly stems: ReadonlySet<string>;
  /** Those of its words that tell something. */
  readonly terms: ReadonlySet<string>;
  /** Those of what the user has and that is asked about. */
  readonly owned: ReadonlySet<string>;
  readonly toStems: (text: string) => readonly string[];
}

const START = '(?<![\\p{L}\\p{N}])';
const SELF = new RegExp(
  [
    `${START}(?:do|did|am|was|were|are|have|had|will|would|shall|should|must) (?:I|we)(?![\\p{L}\\p{N}])`,
    `${START}(?:what|which|who|whom|when|where|how)(?: [\\p{L}-]+){0,2} (?:I|we) \\p{Ll}`,
    `${START}(?:was|wer|wem|wen|wann|wo|wohin|woher|wie|welche[mnrs]?)(?: [\\p{L}-]+){0,2} (?:ich|wir) `,
    `${START}\\p{L}+ (?:ich|wir)(?![\\p{L}\\p{N}])`,
  ].join('|'),
  'iu',
);
const FOR_PERSON = /^\s*(?:who|whom|whose|wer|wen|wem|wessen)(?!\p{L})/iu;
/** Whom something is told or shown is not whom that is about. */
const TELLING =
  /(?<!\p{L})(?:tell|remind|show|give|help|let|sag|sage|zeig|zeige|gib|erzähl|erzähle) (?:me|us|mir|uns)(?!\p{L})/giu;
const ME = /(?<!\p{L})(?:me|mine|mir|mich)(?!\p{L})/iu;
const ALONE = /(?<!\p{L})(?:I|me|my|mine|ich|mir|mich|mein(?:e[mnrs]?)?)(?!\p{L})/iu;
/** What the user has, and not what somebody of the user's has. */
const OWNED = new RegExp(`${START}${OWN} (?!${PERSON}['’])((?:[\\p{L}\\p{N}-]+ ?){1,3})`, 'giu');

/** What of the user a question asks for; null for a question about anything else. */
export function userAsked({ question, terms: asked, direction }: Omit<Asked, 'time'>): UserAsked | null {
  const bare = question.replace(TELLING, ' ');
  const toStems = stemsAskedBy(question);
  const isSelf = SELF.test(bare) && !direction.isAboutPast && !direction.isHowTo;
  const terms = new Set(asked.keys());
  const owned = [...bare.matchAll(OWNED)].flatMap(([, thing = '']) => toStems(thing));
  const ownedAsked = new Set(owned.filter((stem) => hasTerm(terms, stem)));
  if (direction.isTold || direction.isAboutQuestions || (!isSelf && ownedAsked.size === 0 && !ME.test(bare)))
    return null;
  return {
    question,
    isSelf,
    isForPerson: FOR_PERSON.test(question),
    isPlural: !ALONE.test(bare),
    stems: new Set(toStems(question)),
    terms,
    owned: ownedAsked,
    toStems,
  };
}
