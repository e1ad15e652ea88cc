import { AppError } from '../errors';
import { resourceKeyOf } from '../knowledge/sources/parse-address';
import type { Log } from '../ports';
import type { SourceAdding } from './add-source';
import type { KnownSources } from './known-sources';
import { isMeaningCut } from './meaning-cut';
import type { SourceRemoval } from './source-removal';
import { wholeRef } from './whole-ref';

/** What of a source the user may change; '' is no ref and no folder. */
export type SourceChange = Partial<Record<'name' | 'ref' | 'searchPath', string | undefined>>;

interface SourceChangesOptions {
  readonly known: KnownSources;
  readonly adding: Pick<SourceAdding, 'list' | 'begin'>;
  readonly removal: Pick<SourceRemoval, 'takeAway'>;
  readonly log: Log;
}

/** Gives what changes a source (SourceService.change). */
export function createSourceChanges({ known, adding, removal, log }: SourceChangesOptions) {
  /** Ends a change of what is followed: the new one takes the place of the old, or the old one tells why it did not. */
  const replace = async (key: string, newKey: string, isNew: boolean): Promise<void> => {
    const made = known.find(newKey);
    const isThere = made !== undefined && (made.state === 'ready' || isMeaningCut(made));
    if (isThere && known.find(key) !== undefined) await removal.takeAway(key);
    if (made?.state !== 'failed' || !isNew) return;
    await removal.takeAway(newKey);
    await known.change(key, { state: 'failed', error: made.error });
  };
  return async (key: string, { name, ref, searchPath }: SourceChange): Promise<{ readonly key: string }> => {
    const source = await known.get(key);
    if (source.kind === 'handbook') throw new AppError('source.fixed', { name: source.name });
    const wanted = {
      ...source,
      name: name ?? source.name,
      sessionId: null,
      ref: ref === undefined ? source.ref : wholeRef(source.address, ref, known.all()),
      searchPath: searchPath === undefined ? source.searchPath : searchPath || null,
    };
    const newKey = resourceKeyOf(wanted);
    if (newKey === key) {
      await known.keep(wanted);
      return { key };
    }
    const isNew = known.find(newKey) === undefined;
    const made = await adding.list(wanted, { name: wanted.name });
    const update = await adding.begin(made);
    void update.done
      .then(() => replace(key, newKey, isNew))
      .catch((error: unknown) => log.warn('a source was not replaced', { key, error }));
    return { key: newKey };
  };
}
