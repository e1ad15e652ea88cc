import type { OpenedPlace } from '../../shared/contract/sources';
import type { CitedPlace } from '../../shared/domain/passage';
import { AppError, findAppError } from '../errors';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { CitedTextStore } from '../ports';
import type { KnownSources } from './known-sources';
import { toInput } from './to-source';

/** What opens the places that answers cite. */
export interface CitedPlaces {
  /**
   * What an answer cites opens as long as the answer is there. Errors: `place.sourceAway`, `place.folderAway`,
   * `place.gone`, `place.unchecked`.
   */
  open(place: CitedPlace): Promise<OpenedPlace>;
  /** The whole file of a place, as `packText` makes it; null when it is nowhere any more. Errors: `source.unknown`. */
  text(place: CitedPlace): Promise<Uint8Array | null>;
  /**
   * The places as the sources here have them, which may be told of them otherwise: by their own name and address, at a
   * commit and with lines that they have. Null for what they have not. Rejects once `signal` aborts.
   */
  vouch(places: readonly CitedPlace[], signal: AbortSignal): Promise<readonly (CitedPlace | null)[]>;
  /** True while `open` gives it. */
  opens(place: CitedPlace): Promise<boolean>;
}

interface CitedPlacesOptions {
  readonly known: KnownSources;
  readonly knowledge: Pick<SourceKnowledge, 'open' | 'openKept' | 'text' | 'vouch'>;
  readonly citedTexts: Pick<CitedTextStore, 'get'>;
}

export function createCitedPlaces({ known, knowledge, citedTexts }: CitedPlacesOptions): CitedPlaces {
  const text: CitedPlaces['text'] = async (place) =>
    knowledge.text({ place, source: toInput(await known.get(place.sourceKey)) });
  const vouchOf = async (
    key: string,
    places: readonly CitedPlace[],
    signal: AbortSignal,
  ): Promise<readonly (CitedPlace | null)[]> => {
    const source = await known.get(key).catch(unlessUnknown);
    if (source === null) return places.map(() => null);
    const { name: sourceName, kind, address } = source;
    const found = await knowledge.vouch({ places, source: toInput(source) }, { signal });
    return places.map(({ sourceKey, path, blob }, at) => {
      const vouched = found[at] ?? null;
      const ofRepository = kind === 'repository' ? { address } : {};
      return vouched && { sourceKey, sourceName, path, blob, ...vouched, ...ofRepository };
    });
  };
  return {
    async vouch(places, signal) {
      const vouched = new Map<CitedPlace, CitedPlace | null>();
      for (const [key, own] of Map.groupBy(places, ({ sourceKey }) => sourceKey)) {
        const found = await vouchOf(key, own, signal);
        for (const [at, place] of own.entries()) vouched.set(place, found[at] ?? null);
      }
      return places.map((place) => vouched.get(place) ?? null);
    },
    async open(place) {
      if (place.isUnchecked === true) throw new AppError('place.unchecked');
      try {
        return await knowledge.open({ place, source: toInput(await known.get(place.sourceKey)) });
      } catch (error) {
        const kept = await citedTexts.get(place.blob);
        if (kept === null) throw findAppError(error)?.code === 'source.unknown' ? sourceAway(place) : error;
        return await knowledge.openKept({ place, packed: kept });
      }
    },
    text,
    opens: async (place) =>
      (await text(place).catch(() => null)) !== null || (await citedTexts.get(place.blob)) !== null,
  };
}

function unlessUnknown(error: unknown): null {
  if (findAppError(error)?.code === 'source.unknown') return null;
  throw error;
}

/** It may have been here, or come with a session from another computer. Of a folder no address is known. */
function sourceAway({ sourceName: name, address }: CitedPlace): AppError {
  return address === undefined
    ? new AppError('place.folderAway', { name })
    : new AppError('place.sourceAway', { name, address });
}
