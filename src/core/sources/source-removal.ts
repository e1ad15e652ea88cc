import type { ErrorData } from '../../shared/domain/error-data';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { RepositoryCache } from '../ports';
import type { KnownSources } from './known-sources';
import { NOTHING_READ } from './nothing-read';
import type { SourceUpdates } from './source-updates';

export interface Freed {
  readonly freedBytes: number;
}

/** What takes away what was made of sources; each tells how much of the disk is free then, its part of the index included. */
export interface SourceRemoval {
  /** The source is gone from the list then. */
  takeAway(key: string): Promise<Freed>;
  /** The source stays in the list as stopped, and tells why. */
  release(key: string, why?: ErrorData): Promise<Freed>;
}

interface SourceRemovalOptions {
  readonly known: KnownSources;
  readonly updates: SourceUpdates;
  readonly knowledge: Pick<SourceKnowledge, 'remove' | 'indexSize'>;
  readonly cache: RepositoryCache;
}

const FREED: ErrorData = { code: 'source.freed', params: {} };

export function createSourceRemoval({ known, updates, knowledge, cache }: SourceRemovalOptions): SourceRemoval {
  /** Takes away all that was made of a source, and then does `end` with the source itself. */
  const empty = (key: string, end: () => Promise<void>): Promise<Freed> =>
    known.whileLeaving(key, async () => {
      const indexBytes = await knowledge.indexSize();
      const update = updates.get(key);
      // What its update has come to is not told of one that is emptied.
      const letGo = update === undefined ? null : known.hold(key, 'stopping');
      try {
        update?.stop();
        await update?.done;
        const fetchedBytes = known.find(key)?.sizeBytes ?? 0;
        // Its row last: what fails half-way is still in the list, to be removed again.
        await knowledge.remove({ key });
        await cache.remove(key);
        await end();
        return { freedBytes: fetchedBytes + Math.max(0, indexBytes - (await knowledge.indexSize())) };
      } finally {
        letGo?.();
      }
    });
  return {
    takeAway: (key) => empty(key, () => known.drop(key)),
    release: (key, why = FREED) =>
      empty(key, () => known.change(key, { ...NOTHING_READ, state: 'stopped', error: why })),
  };
}
