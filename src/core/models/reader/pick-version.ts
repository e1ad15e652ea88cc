import type { Passage } from '../../../shared/domain/passage';
import { askedVersion, isOfAnyVersion, isOfKind, ofVersion } from '../../knowledge/index/asked-version';
import { fitting, type FittingPassages } from './pick-by-fit';

const MAX_QUOTES = 5;
const MAX_NEAR = 2;

export interface OfVersion {
  /** Those that are quoted, as they stand in their file. */
  readonly picked: FittingPassages;
  readonly hasMore: boolean;
  /** The version, where others are told of and this one is not. */
  readonly missing: string | null;
}

/**
 * Of a question for what changed in a version, all kinds of its changes in their order, or those of the kind that is asked
 * for; null for any other question, and where no version is told of. What another version has is no answer.
 */
export function pickVersion(question: string, found: readonly Passage[]): OfVersion | null {
  const asked = askedVersion(question);
  if (asked === null) return null;
  const own = ofVersion(asked, found);
  const [first] = found;
  // The search, which knows of all versions, gives the latest first; what else comes first may be of any.
  if (asked.version === null && first !== undefined && !own.includes(first))
    return isOfAnyVersion(asked, first)
      ? { picked: fitting('near', found.slice(0, MAX_NEAR)), hasMore: false, missing: null }
      : null;
  if (own.length === 0) {
    return asked.version === null
      ? null
      : withoutVersion(asked.version, found, (passage) => isOfAnyVersion(asked, passage));
  }
  const files = [...new Set(own.map(fileOf))];
  const inOrder = own.toSorted(
    (a, b) => files.indexOf(fileOf(a)) - files.indexOf(fileOf(b)) || a.lines[0] - b.lines[0],
  );
  const ofKind = inOrder.filter((passage) => isOfKind(asked, passage));
  const told = ofKind.length > 0 ? ofKind : inOrder;
  // Where kinds have headings, and none of them is of the one that is asked for, there is none of it.
  const isOther = asked.kind !== null && ofKind.length === 0 && told.some(isBelowKind);
  const picked = isOther ? fitting('near', told.slice(0, MAX_NEAR)) : fitting('fits', told.slice(0, MAX_QUOTES));
  return { picked, hasMore: !isOther && told.length > MAX_QUOTES, missing: null };
}

function withoutVersion(
  version: string,
  found: readonly Passage[],
  isOfOther: (passage: Passage) => boolean,
): OfVersion | null {
  const isNamed = new RegExp(`(?<![\\p{L}\\p{N}.])v?${version.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}]|\\.\\d)`, 'iu');
  const isFile = found.some(({ path, trail }) => isNamed.test([path, ...trail].join('\n')));
  if (isFile || !found.some(isOfOther)) return null;
  const near = found.filter((passage) => !isOfOther(passage) && isNamed.test(passage.text)).slice(0, MAX_NEAR);
  return { picked: fitting('near', near), hasMore: false, missing: version };
}

function isBelowKind({ trail }: Passage): boolean {
  return !/\d/.test(trail.at(-1) ?? '');
}

function fileOf({ sourceKey, path }: Passage): string {
  return JSON.stringify([sourceKey, path]);
}
