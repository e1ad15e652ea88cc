import { AppError } from '../errors';
import { resourceKeyOf } from '../knowledge/sources/parse-address';
import type { StoredSource } from '../ports';
import { distinctName, isNameTaken } from './distinct-name';
import { failedTries } from './failed-tries';
import type { KnownSources } from './known-sources';
import type { NewSource } from './new-source';
import { NOTHING_READ } from './nothing-read';
import type { RunningUpdate, UpdateOptions } from './run-update';
import { sourceNameOf } from './source-name';
import type { SourceRemoval } from './source-removal';
import type { SourceUpdates } from './source-updates';
import { toWanted } from './to-wanted';
import { wholeRef } from './whole-ref';

type Followed = Pick<StoredSource, 'kind' | 'address' | 'ref' | 'searchPath'>;

/** What puts sources into the list and begins their updates. */
export interface SourceAdding {
  /**
   * Adds what is asked for, or finds it, and begins its update. Errors: as `toWanted`, `source.leaving` and
   * `source.nameTaken`.
   */
  add(asked: NewSource): Promise<StoredSource>;
  /** Puts it into the list, unless it is there. Errors: `source.leaving`. */
  list(source: Followed, more: Pick<NewSource, 'name' | 'sessionId'>): Promise<StoredSource>;
  /** A name made of where it is, that none but the source of the key itself holds. */
  nameFor(source: Followed, key: string): string;
  /** Errors: `source.nameTaken` when another than the source itself holds the name. */
  checkName(name: string, key: string): void;
  /** Starts an update, or gives the one that runs. What is tried again may have lost its name to another meanwhile. */
  begin(source: StoredSource, options?: UpdateOptions): Promise<RunningUpdate>;
}

interface SourceAddingOptions {
  readonly known: KnownSources;
  readonly updates: SourceUpdates;
  readonly removal: Pick<SourceRemoval, 'takeAway'>;
  /** Unix ms. */
  readonly now: () => number;
}

export function createSourceAdding({ known, updates, removal, now }: SourceAddingOptions): SourceAdding {
  /** What never came to anything and is not tried now holds no name. */
  const isNameFree = ({ key, state, lastUpdated }: StoredSource): boolean =>
    state !== 'new' && lastUpdated === null && updates.get(key) === undefined;
  const otherHolders = (key: string): readonly StoredSource[] =>
    known.all().filter((source) => source.key !== key && !isNameFree(source));

  const nameFor: SourceAdding['nameFor'] = (source, key) =>
    distinctName(sourceNameOf(source), source, otherHolders(key));
  const checkName: SourceAdding['checkName'] = (name, key) => {
    if (isNameTaken(name, otherHolders(key))) throw new AppError('source.nameTaken', { name });
  };
  const begin: SourceAdding['begin'] = async (source, options = {}) => {
    const name = isNameFree(source) ? distinctName(source.name, source, otherHolders(source.key)) : source.name;
    const named = { ...source, name };
    const running = updates.start(named, options);
    if (name !== source.name) await known.keep(named);
    return running;
  };
  const list: SourceAdding['list'] = async (source, { name, sessionId = null }) => {
    const { kind, address, ref, searchPath } = source;
    const key = resourceKeyOf(source);
    const found = known.find(key);
    if (found !== undefined && known.isLeaving(key)) throw new AppError('source.leaving', { name: found.name });
    if (found !== undefined) {
      if (sessionId === null && found.sessionId !== null) await known.keep({ ...found, sessionId });
      return found;
    }
    const made: StoredSource = {
      kind,
      address,
      ref,
      searchPath,
      key,
      name: name ?? nameFor(source, key),
      state: 'new',
      error: null,
      ...NOTHING_READ,
      sessionId,
      pinnedFrom: null,
      becoming: null,
      addedAt: now(),
      lastUpdated: null,
    };
    await known.keep(made);
    return made;
  };
  /** A name that is typed for what is there already is its new one. */
  const rename = async (source: StoredSource, name: string | undefined): Promise<StoredSource> => {
    if (name === undefined || name === source.name) return source;
    const named = { ...known.present(source.key), name };
    await known.keep(named);
    return named;
  };
  return {
    async add(asked) {
      const typed = await toWanted(asked);
      await known.started;
      const wanted = { ...typed, ref: wholeRef(typed.address, typed.ref, known.all()) };
      if (asked.name !== undefined) checkName(asked.name, resourceKeyOf(wanted));
      // Another try takes the place of those that failed.
      const isByUser = asked.sessionId === undefined;
      for (const { key } of isByUser ? failedTries(wanted, known.all()) : []) {
        if (updates.get(key) === undefined && !known.isLeaving(key)) await removal.takeAway(key);
      }
      // Until it is begun, it is not at rest.
      const letGo = known.hold(resourceKeyOf(wanted), 'reading');
      try {
        const there = await list(wanted, asked);
        const source = isByUser ? await rename(there, asked.name) : there;
        await begin(source, asked.target === undefined ? {} : { target: asked.target });
        return source;
      } finally {
        letGo();
      }
    },
    list,
    nameFor,
    checkName,
    begin,
  };
}
