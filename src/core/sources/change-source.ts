import { AppError } from '../errors';
import { normalizeSearchPath, resourceKeyOf } from '../knowledge/sources/parse-address';
import type { SourceAdding } from './add-source';
import type { PlaceChanges } from './change-place';
import type { KnownSources } from './known-sources';
import { isMadeName } from './source-name';
import { wholeRef } from './whole-ref';

/** What of a source the user may change; '' is no ref and no folder. */
export type SourceChange = Partial<Record<'name' | 'ref' | 'searchPath', string | undefined>>;

interface SourceChangesOptions {
  readonly known: KnownSources;
  readonly adding: Pick<SourceAdding, 'nameFor' | 'checkName'>;
  readonly places: PlaceChanges;
}

/** What it came to. */
export interface ChangedSource {
  /** That it has then. */
  readonly key: string;
  /** Name of the source of that key which is there already, and takes its place; null when there is none. */
  readonly successor: string | null;
}

/** Gives what changes a source (SourceService.change). */
export function createSourceChanges({ known, adding, places }: SourceChangesOptions) {
  const change = async (key: string, asked: SourceChange): Promise<ChangedSource> => {
    const { name, ref, searchPath } = asked;
    const source = await known.get(key);
    if (source.kind === 'handbook') throw new AppError('source.fixed', { name: source.name });
    if (name !== undefined && name !== source.name) adding.checkName(name, key);
    const place = {
      ref: ref === undefined ? source.ref : wholeRef(source.address, ref, known.all()),
      searchPath: searchPath === undefined ? source.searchPath : normalizeSearchPath(searchPath),
    };
    const newKey = resourceKeyOf({ ...source, ...place });
    const successor = newKey === key ? null : (known.find(newKey)?.name ?? null);
    if ((ref === undefined && searchPath === undefined) || places.coming(key) === newKey) {
      const { becoming } = source;
      const next = becoming === null || name === undefined ? becoming : { ...becoming, name };
      await known.change(key, { name: name ?? source.name, sessionId: null, becoming: next });
      return { key: newKey, successor };
    }
    const left = await places.callOff(key);
    // Nothing may have begun meanwhile.
    if (left !== key || places.coming(key) !== null) return change(left, asked);
    const made = isMadeName(source) ? adding.nameFor({ ...source, ...place }, key) : source.name;
    const next = { ...place, name: name ?? made };
    if (newKey === key) await known.change(key, { ...next, sessionId: null });
    else await places.begin(key, next);
    return { key: newKey, successor };
  };
  return change;
}
