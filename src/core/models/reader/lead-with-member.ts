import type { Passage } from '../../../shared/domain/passage';
import {
  bareTitle,
  declares,
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
import { allStemsOf } from './words';

/** What is asked of any member that is called. */
const ASKED_OF_CALL = new Set(
  allStemsOf('accept accepts raise raises return returns signature take takes throw throws type types yield yields'),
);

/**
 * The declaration of a member that is asked for comes first, below documentation headed by it. What has neither its name nor another word of the question
 * is no answer beside it, as the opening of what it is of. Where that is here without such a member, and nothing speaks
 * of one, what was found is no more than near, the code of what is asked of first.
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
  if (of.length === 0 || (!isOwn && picked.fit === 'none')) {
    return { picked: unlessUnknown(asked, picked, found), leads: new Set() };
  }
  const headed = picked.passages.filter((passage) => isOwn && !isCode(passage) && isHeadedBy(asked, passage));
  const leads = new Set([...headed, ...of]);
  const ofMember = new Set(allStemsOf(`${asked.owner} ${asked.name}`));
  const isBeside = (term: string): boolean => !isAskedOfAny(term) && !ASKED_OF_CALL.has(term);
  const beside = [...terms.keys()].filter((term) => !hasTerm(ofMember, term) && isBeside(term));
  const has = (passage: Passage): boolean => {
    const stems = new Set(allStemsOf(passage.text));
    return isNamed(asked, passage) || beside.some((term) => hasTerm(stems, term));
  };
  const others = picked.passages.filter((passage) => !leads.has(passage) && has(passage));
  return { picked: fitting('fits', [...leads, ...others]), leads };
}

function isNamed(asked: Member, passage: Passage): boolean {
  if (!isCode(passage)) return speaksOf(asked, passage);
  return new Set(passage.text.match(/[\p{L}\p{N}_$]+/gu)).has(asked.name);
}

/** What is picked for a member that what is here does not declare: first what speaks of it; no more than near without. */
function unlessUnknown(asked: Member, picked: FittingPassages, found: readonly Passage[]): FittingPassages {
  const isTitled = ({ trail }: Passage): boolean => trail.some((title) => bareTitle(title) === asked.owner);
  const ofOwner = found.filter((passage) => isOfOwner(asked, passage) || isTitled(passage));
  if (picked.fit === 'none' || ofOwner.length === 0) return picked;
  const speaking = found.filter((passage) => speaksOf(asked, passage));
  const first = picked.passages.filter((passage) => speaking.includes(passage));
  if (first.length > 0) return fitting(picked.fit, [...new Set([...first, ...picked.passages])]);
  const elsewhere = found.filter((passage) => isCode(passage) && declares(asked.name, passage.text));
  return fitting('near', [...new Set([...speaking, ...elsewhere, ...ofOwner])]);
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

/** What a thing is declared to be made from: the other names of the line. */
function namesBeside(owner: string, line: string): readonly string[] {
  const names: readonly string[] = line.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const isDeclared =
    names.includes(owner) && /^\s*(?:\p{L}+\s+)*(?:class|interface|impl|struct|trait|object)\b/u.test(line);
  return isDeclared ? names.filter((name) => name !== owner) : [];
}

/** What stands outermost in a file is of that, as it is in some languages. */
function isFileOf(owner: string, { path, trail }: Passage): boolean {
  const [base = ''] = path.slice(path.lastIndexOf('/') + 1).split('.');
  return trail.length === 1 && base.toLowerCase() === owner.toLowerCase();
}
