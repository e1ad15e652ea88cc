import type { Passage } from '../../../shared/domain/passage';
import { formatOf } from '../../knowledge/sources/format-of';
import type { Led } from './lead-with-entries';
import { fitting, type FittingPassages } from './pick-by-fit';

/** A name with what it is of: `pool.open`, `Pool::open`. */
const MEMBER = /[\p{L}_$][\p{L}\p{N}_$]*(?:\.|::|#)(?<member>[\p{L}_$][\p{L}\p{N}_$]*)(?![\p{L}\p{N}_$]|\.\p{L})/gu;

/** The declaration of a member that is asked for comes first; code that has it nowhere, as the opening of what it is of, is no answer beside it. */
export function leadWithMember(question: string, picked: FittingPassages, found: readonly Passage[]): Led {
  const [member, ...others] = [...question.matchAll(MEMBER)].map(({ groups }) => groups?.['member'] ?? '');
  const isOne = member !== undefined && others.length === 0 && picked.fit !== 'none';
  const isCode = ({ path }: Passage): boolean => formatOf(path) === 'code';
  const isDeclared = (passage: Passage): boolean =>
    isCode(passage) &&
    passage.trail
      .at(-1)
      ?.split(/, |\.|::|#/)
      .includes(member ?? '') === true;
  const leads = new Set(isOne ? found.filter(isDeclared) : []);
  if (leads.size === 0) return { picked, leads };
  const has = ({ text }: Passage): boolean => new Set(text.match(/[\p{L}\p{N}_$]+/gu)).has(member ?? '');
  const beside = picked.passages.filter((passage) => !leads.has(passage) && (!isCode(passage) || has(passage)));
  return { picked: fitting('fits', [...leads, ...beside]), leads };
}
