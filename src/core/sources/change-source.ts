import { AppError } from '../errors';
import { normalizeSearchPath, resourceKeyOf } from '../knowledge/sources/parse-address';
import type { Log } from '../ports';
import type { SourceAdding } from './add-source';
import type { PlaceChanges } from './change-place';
import type { KnownSources } from './known-sources';
import { isMeaningCut } from './meaning-cut';
import { isMadeName } from './source-name';
import type { SourceRemoval } from './source-removal';
import { wholeRef } from './whole-ref';

/** What of a source the user may change; '' is no ref and no folder. */
export type SourceChange = Partial<Record<'name' | 'ref' | 'searchPath', string | undefined>>;

interface SourceChangesOptions {
  readonly known: KnownSources;
  readonly adding: Pick<SourceAdding, 'list' | 'nameFor' | 'checkName' | 'begin'>;
  readonly removal: Pick<SourceRemoval, 'takeAway'>;
  readonly places: PlaceChanges;
  readonly log: Log;
}

/** What is being fetched to take the place of a source. `isNew`: it was no source of its own before. */
interface Coming {
  readonly key: string;
  readonly isNew: boolean;
}

/** Gives what changes a source (SourceService.change). */
export function createSourceChanges({ known, adding, removal, places, log }: SourceChangesOptions) {
  /** By the key of the source whose place it is to take: of several changes the last one counts. */
  const coming = new Map<string, Coming>();

  /** Ends a change of what is followed: the new one takes the place of the old, or the old one tells why it did not. */
  const replace = async (key: string, { key: newKey, isNew }: Coming): Promise<void> => {
    if (coming.get(key)?.key !== newKey) return;
    coming.delete(key);
    const made = known.find(newKey);
    if (made === undefined || known.find(key) === undefined) return;
    if (made.state === 'ready' || isMeaningCut(made)) await removal.takeAway(key);
    if (made.state !== 'failed' || !isNew) return;
    await removal.takeAway(newKey);
    await known.change(key, { state: 'failed', error: made.error });
  };
  const callOff = async (key: string, earlier: Coming): Promise<void> => {
    coming.delete(key);
    if (earlier.isNew && known.find(earlier.key) !== undefined) await removal.takeAway(earlier.key);
  };
  const change = async (key: string, asked: SourceChange): Promise<{ readonly key: string }> => {
    const { name, ref, searchPath } = asked;
    const source = await known.get(key);
    if (source.kind === 'handbook') throw new AppError('source.fixed', { name: source.name });
    if (name !== undefined && name !== source.name) adding.checkName(name, key);
    const place = {
      ref: ref === undefined ? source.ref : wholeRef(source.address, ref, known.all()),
      searchPath: searchPath === undefined ? source.searchPath : normalizeSearchPath(searchPath),
    };
    const newKey = resourceKeyOf({ ...source, ...place });
    const earlier = coming.get(key);
    const isOfPlace = ref !== undefined || searchPath !== undefined;
    const made = isOfPlace && isMadeName(source) ? adding.nameFor({ ...source, ...place }, key) : source.name;
    const changed = { ...place, name: name ?? made, sessionId: null };
    if (isOfPlace && places.coming(key) === newKey) return { key: newKey };
    if (isOfPlace && places.coming(key) !== null) {
      const left = await places.callOff(key);
      if (left !== key) return change(left, asked);
    }
    if (isOfPlace && earlier !== undefined && earlier.key !== newKey) await callOff(key, earlier);
    if (newKey === key) {
      await known.change(key, changed);
      return { key };
    }
    if (source.passages > 0 && known.find(newKey) === undefined) {
      await places.begin(key, { key: newKey, ...changed });
      return { key: newKey };
    }
    const isNew = earlier?.key === newKey ? earlier.isNew : known.find(newKey) === undefined;
    const next = { key: newKey, isNew };
    coming.set(key, next);
    const update = await adding.begin(await adding.list({ ...source, ...changed }, { name: changed.name }));
    void update.done
      .then(() => replace(key, next))
      .catch((error: unknown) => log.warn('a source was not replaced', { key, error }));
    return { key: newKey };
  };
  return change;
}
