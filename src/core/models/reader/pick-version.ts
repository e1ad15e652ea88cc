import type { Passage } from '../../../shared/domain/passage';
import { askedVersion, isOfVersion } from '../../knowledge/index/asked-version';

const MAX_QUOTES = 5;

export interface OfVersion {
  /** Those that are quoted, as they stand in their file. */
  readonly passages: readonly Passage[];
  readonly hasMore: boolean;
}

/** Of a question for what changed in a version, all kinds of its changes in their order; null for any other, and where none is found. */
export function pickVersion(question: string, found: readonly Passage[]): OfVersion | null {
  const asked = askedVersion(question);
  const own = asked === null ? [] : found.filter((passage) => isOfVersion(asked, passage));
  if (own.length === 0) return null;
  const files = [...new Set(own.map(fileOf))];
  const inOrder = own.toSorted(
    (a, b) => files.indexOf(fileOf(a)) - files.indexOf(fileOf(b)) || a.lines[0] - b.lines[0],
  );
  return { passages: inOrder.slice(0, MAX_QUOTES), hasMore: inOrder.length > MAX_QUOTES };
}

function fileOf({ sourceKey, path }: Passage): string {
  return JSON.stringify([sourceKey, path]);
}
