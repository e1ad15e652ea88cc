import type { ToldSource } from '../../shared/chat/tools';
import type { Source } from '../../shared/domain/source';

/** A source as a model is told of it: what is the same for all is left out. */
export function describeSource({ name, ref, commit, lastUpdated, progress }: Source): ToldSource {
  return {
    name,
    commit,
    ...(ref === null ? {} : { ref }),
    ...(lastUpdated === null ? {} : { refreshed: new Date(lastUpdated).toISOString() }),
    // Vectors only better what full text finds by then.
    ...(progress === null || progress.step === 'embedding' ? {} : { isIndexing: true }),
  };
}
