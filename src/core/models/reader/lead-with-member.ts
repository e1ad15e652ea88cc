import type { Passage } from '../../../shared/domain/passage';
import { formatOf } from '../../knowledge/sources/format-of';
import {
  bareTitle,
  declares,
  hasWord,
  isCode,
  isHeadedBy,
  isOfOwner,
  memberIn,
  namesOf,
  speaksOf,
  type Member,
} from './asked-member';
import type { Led } from './lead-with-entries';
import { hasTerm, type Terms } from './match-terms';
import { isAskedOfAny } from './own-entry';
import { fitting, type FittingPassages } from './pick-by-fit';
import { allOf } from './pick-by-words';
import { allStemsOf } from './words';

/** What is asked of any member that is called. */
const ASKED_OF_CALL = new Set(
  allStemsOf('accept accepts raise raises return returns signature take takes throw throws type types yield yields'),
);

/**
 * The declaration of a member that is asked for comes first, below documentation headed by it. What has neither its name
 * nor another word of the question is no answer beside it, as the opening of what it is of. Where that is here without
 * such a member, and nothing speaks of one, what was found is no more than near: what has both in plain words first, and
 * then what it is of.
 */
export function leadWithMember(
  terms: Terms,
  question: string,
  picked: FittingPassages,
  found: readonly Passage[],
): Led {
  const asked = memberIn(question);
  if (asked === null) return { picked, leads: new Set() };
  const { of, isOwn } = declarationsOf(asked, found);
  const words = wordsBeside(asked, terms);
  if (of.length === 0 || (!isOwn && picked.fit === 'none')) {
    return { picked: unlessUnknown(asked, words, picked, found), leads: new Set() };
  }
  const headed = picked.passages.filter((passage) => isOwn && !isCode(passage) && isHeadedBy(asked, passage));
  const leads = new Set([...headed, ...of]);
  const beside = words.filter((term) => !isAskedOfAny(term));
  const isAsked = (passage: Passage): boolean => isNamed(asked, passage) || hasAny(beside, passage);
  const others = picked.passages.filter((passage) => !leads.has(passage) && isAsked(passage));
  return { picked: fitting('fits', [...leads, ...others]), leads };
}

/** What a question asks of a member. */
function wordsBeside({ owner, name }: Member, terms: Terms): readonly string[] {
  const ofMember = new Set(allStemsOf(`${owner} ${name}`));
  return [...terms.keys()].filter((term) => !hasTerm(ofMember, term) && !ASKED_OF_CALL.has(term));
}

function hasAny(words: readonly string[], { text }: Passage): boolean {
  const stems = new Set(allStemsOf(text));
  return words.some((term) => hasTerm(stems, term));
}

function isNamed(asked: Member, passage: Passage): boolean {
  if (!isCode(passage)) return speaksOf(asked, passage);
  return new Set(passage.text.match(/[\p{L}\p{N}_$]+/gu)).has(asked.name);
}

/** What is picked for a member that what is here does not declare: first what speaks of it; no more than near without. */
function unlessUnknown(
  asked: Member,
  words: readonly string[],
  picked: FittingPassages,
  found: readonly Passage[],
): FittingPassages {
  const isTitled = ({ trail }: Passage): boolean => trail.some((title) => bareTitle(title) === asked.owner);
  const ofOwner = found.filter((passage) => isOfOwner(asked, passage) || isTitled(passage));
  if (picked.fit === 'none' || ofOwner.length === 0) return picked;
  const speaking = found.filter((passage) => speaksOf(asked, passage));
  const first = picked.passages.filter((passage) => speaking.includes(passage));
  if (first.length > 0) return fitting(picked.fit, [...new Set([...first, ...picked.passages])]);
  const elsewhere = found.filter((passage) => isCode(passage) && declares(asked.name, passage.text));
  const inWords = picked.passages.filter((passage) => hasBothWords(asked, passage));
  // Of what is declared here all members are known; a section that is called so may leave some to others.
  const told = ofOwner.some(isDeclaration) ? inWords.filter((passage) => hasAny(words, passage)) : inWords;
  return fitting('near', [...new Set([...speaking, ...elsewhere, ...told, ...ofOwner])]);
}

function isDeclaration(passage: Passage): boolean {
  return isCode(passage) || formatOf(passage.path) === 'restructured';
}

function hasBothWords({ owner, name }: Member, passage: Passage): boolean {
  const all = allOf(passage);
  return !isCode(passage) && hasWord(owner, all, 'iu') && hasWord(name, all, 'iu');
}

interface Declarations {
  readonly of: readonly Passage[];
  /** They are within what the member is said to be of. */
  readonly isOwn: boolean;
}

/** Those within what it is of, or what that is made from; where that is not here, those of one name alone. */
function declarationsOf(asked: Member, found: readonly Passage[]): Declarations {
  const { owner, name } = asked;
  const titled = found.filter((passage) => isCode(passage) && namesOf(passage.trail.at(-1)).includes(name));
  const ofOwner = found.filter((passage) => isOfOwner(asked, passage));
  const bases = new Set(ofOwner.flatMap(({ text }) => text.split('\n').flatMap((line) => namesBeside(owner, line))));
  const isOwn = (passage: Passage): boolean =>
    ofOwner.includes(passage) || isFileOf(owner, passage) || passage.trail.some((each) => bases.has(each));
  const own = titled.filter(isOwn);
  if (own.length > 0) return { of: own, isOwn: true };
  const inBases = found.filter((passage) => isCode(passage) && passage.trail.some((each) => bases.has(each)));
  const declared = [...ofOwner, ...inBases].filter(({ text }) => declares(name, text));
  if (declared.length > 0 || ofOwner.length > 0) return { of: [...new Set(declared)], isOwn: true };
  const isOne = new Set(titled.map(({ trail }) => JSON.stringify(trail))).size === 1;
  return { of: isOne ? titled : [], isOwn: false };
}

/** A comment behind code; what stands in angle or square brackets, which is no base, twice for those in others. */
const BESIDE = /\s(?:\/\/|#).*$/u;
const BRACKETED = /<[^<>]*>|\[[^[\]]*\]/gu;

/** What a thing is declared to be made from: the other names of the line. */
function namesBeside(owner: string, line: string): readonly string[] {
  const bare = line.replace(BESIDE, '').replace(BRACKETED, ' ').replace(BRACKETED, ' ');
  const names: readonly string[] = bare.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const isDeclared =
    names.includes(owner) && /^\s*(?:\p{L}+\s+)*(?:class|interface|impl|struct|trait|object)\b/u.test(line);
  return isDeclared ? names.filter((name) => name !== owner) : [];
}

/** What stands outermost in a file is of that, as it is in some languages. */
function isFileOf(owner: string, { path, trail }: Passage): boolean {
  const [base = ''] = path.slice(path.lastIndexOf('/') + 1).split('.');
  return trail.length === 1 && base.toLowerCase() === owner.toLowerCase();
}
