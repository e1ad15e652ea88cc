import type { OpenedPlace } from '../../shared/contract/sources';
import type { CitedPlace } from '../../shared/domain/passage';
import { AppError, findAppError } from '../errors';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { CitedTextStore } from '../ports';
import type { KnownSources } from './known-sources';
import { toInput } from './to-source';

/** What opens the places that answers cite. */
export interface CitedPlaces {
  /** What an answer cites opens as long as the answer is there. Errors: `place.sourceAway`, `place.folderAway`, `place.gone`. */
  open(place: CitedPlace): Promise<OpenedPlace>;
  /** The whole file of a place, as `packText` makes it; null when it is nowhere any more. Errors: `source.unknown`. */
  text(place: CitedPlace): Promise<Uint8Array | null>;
  /** True while `open` gives it. */
  opens(place: CitedPlace): Promise<boolean>;
}

interface CitedPlacesOptions {
  readonly known: KnownSources;
  readonly knowledge: Pick<SourceKnowledge, 'open' | 'openKept' | 'text'>;
  readonly citedTexts: Pick<CitedTextStore, 'get'>;
}

export function createCitedPlaces({ known, knowledge, citedTexts }: CitedPlacesOptions): CitedPlaces {
  const text: CitedPlaces['text'] = async (place) =>
    knowledge.text({ place, source: toInput(await known.get(place.sourceKey)) });
  return {
    async open(place) {
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

/** It may have been here, or come with a session from another computer. Of a folder no address is known. */
function sourceAway({ sourceName: name, address }: CitedPlace): AppError {
  return address === undefined
    ? new AppError('place.folderAway', { name })
    : new AppError('place.sourceAway', { name, address });
}
