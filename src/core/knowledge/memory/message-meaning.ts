import { relatedness } from '../embedding/relatedness';
import type { Cosines } from '../index/vector-table';
import { bestNumbers } from '../best-numbers';
import { messageOfPiece, pieceOf, type MessageTable } from './message-table';
import { MAX_PIECES } from './split-message';
import { isVector, type EmbedderKey, type VectorSet } from './vector-set';

/** Messages whose cosine is worked out exactly: those of the table in memory are rough. */
const RESCORED = 128;

/** How near messages are in meaning. */
export interface MeaningEvidence {
  /** By number, as `relatedness` scales it, 0 for what is unrelated; -1 for what has no vector. */
  readonly best: Float32Array;
  /** Of messages that were worked out exactly, the place of their best piece. */
  readonly pieces: ReadonlyMap<number, number>;
}

/** Null when the vector cannot be compared with those of the set. */
export async function weighMeaning(
  table: MessageTable,
  set: VectorSet,
  vector: Float32Array,
  isWanted: (number: number) => boolean,
): Promise<MeaningEvidence | null> {
  if (!isVector(vector, set.key)) return null;
  const best = bestByMessage(set.compare(vector), table.end, set.key);
  const pieces = new Map<number, number>();
  const near = bestNumbers(best, RESCORED, (number) => table.of(number) !== undefined && isWanted(number));
  const wanted = near.flatMap((number) =>
    Array.from({ length: table.of(number)?.pieces ?? 0 }, (_, place) => pieceOf(number, place)),
  );
  for (const number of near) best[number] = Math.min(0, best[number] ?? 0);
  for (const [piece, exact] of await set.exact(wanted, vector)) {
    const cosine = Math.max(0, relatedness(exact, set.key));
    const number = Math.floor(piece / MAX_PIECES);
    if (cosine <= (best[number] ?? 0)) continue;
    best[number] = cosine;
    pieces.set(number, piece % MAX_PIECES);
  }
  return { best, pieces };
}

/** The best relatedness of each message, by its number, over its pieces. */
function bestByMessage({ ids, cosines }: Cosines, end: number, key: EmbedderKey): Float32Array {
  const best = new Float32Array(end).fill(-1);
  for (let place = 0; place < cosines.length; place += 1) {
    const number = messageOfPiece(ids[place] ?? 0);
    const near = Math.max(0, relatedness(cosines[place] ?? 0, key));
    if (near > (best[number] ?? 0)) best[number] = near;
  }
  return best;
}
