import type { LecternChunk } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';

/** A citation with where its repository is fetched from, as that is known of its number; any other chunk as it is. */
export function withAddress(chunk: LecternChunk, placeOf: (n: number) => CitedPlace | undefined): LecternChunk {
  if (chunk.type !== 'data-citation') return chunk;
  const known = placeOf(chunk.data.n);
  if (known?.address === undefined || known.blob !== chunk.data.blob) return chunk;
  return { ...chunk, data: { ...chunk.data, address: known.address } };
}
