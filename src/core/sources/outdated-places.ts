import type { CitedPlace } from '../../shared/domain/passage';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { StoredSource } from '../ports';
import type { SearchableSources } from '../tools/searchable-sources';

interface OutdatedPlacesOptions {
  readonly find: (key: string) => StoredSource | undefined;
  /** True while a source is being removed. */
  readonly isLeaving: (key: string) => boolean;
  readonly knowledge: Pick<SourceKnowledge, 'hasFiles' | 'indexed'>;
  /** True while a citation of the place can be opened. */
  readonly opens: (place: CitedPlace) => Promise<boolean>;
}

/**
 * Gives what finds the places of the past (SearchableSources.outdated). What an answer cites is kept beyond its source, so
 * that it opens says nothing of whether the source still has it.
 */
export function createOutdatedPlaces(options: OutdatedPlacesOptions): SearchableSources['outdated'] {
  const { find, isLeaving, knowledge, opens } = options;
  return async (places) => {
    const keys = [...new Set(places.map(({ sourceKey }) => sourceKey))];
    const held = keys.length === 0 ? [] : await knowledge.indexed({ keys });
    const has = held.length === 0 ? [] : await knowledge.hasFiles({ files: places });
    const isOutdated = async (place: CitedPlace, at: number): Promise<boolean> => {
      const { sourceKey } = place;
      if (find(sourceKey) === undefined || isLeaving(sourceKey)) return true;
      // Of one whose space was freed nobody knows what it would have now.
      return held.includes(sourceKey) ? has[at] !== true : !(await opens(place));
    };
    const outdated = await Promise.all(places.map(isOutdated));
    return places.filter((_, at) => outdated[at]);
  };
}
