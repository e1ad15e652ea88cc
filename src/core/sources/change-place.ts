import { assertNever } from '../../shared/assert-never';
import type { NextPlace } from '../../shared/domain/source';
import { AppError } from '../errors';
import { resourceKeyOf } from '../knowledge/sources/parse-address';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { Log, StoredSource } from '../ports';
import type { SourceAdding } from './add-source';
import { failsAtPlace } from './fails-at-place';
import { howFar } from './how-far';
import type { KnownSources } from './known-sources';
import { isMeaningCut } from './meaning-cut';
import type { createSourceMoving } from './move-source';
import type { SourceRemoval } from './source-removal';
import type { SourceUpdates } from './source-updates';
import { toInput } from './to-source';

interface PlaceChangesOptions {
  readonly known: KnownSources;
  readonly updates: SourceUpdates;
  readonly adding: Pick<SourceAdding, 'begin'>;
  readonly removal: Pick<SourceRemoval, 'takeAway'>;
  readonly move: ReturnType<typeof createSourceMoving>;
  readonly knowledge: Pick<SourceKnowledge, 'validate' | 'indexed'>;
  readonly log: Log;
}

/** What a change of place waits for. */
interface Coming {
  readonly to: string;
  /** Its vectors are not all there, and nobody has stopped them. */
  readonly isUnfinished: boolean;
  stop(): void;
  /** Resolves when the source is moved, or stays. */
  readonly ended: Promise<void>;
}

/**
 * Has sources follow another ref or folder. That is kept in their rows until it is done: a quit, a crash or a server that
 * cannot be reached does not end it.
 */
export interface PlaceChanges {
  /**
   * Begins a change. What both places have is neither fetched, indexed nor embedded again; the source is searched as it was
   * until the rest is there, and stays so when there is nothing to be read.
   */
  begin(key: string, next: NextPlace): Promise<void>;
  /**
   * Goes on with a change that was cut off, from wherever that was. `isUnfinished`: vectors that are not there are made
   * too. Nothing is done for a source that stays where it is.
   */
  resume(key: string, isUnfinished: boolean): Promise<void>;
  /** The key of what a source is being changed to; null when nothing of that runs. */
  coming(key: string): string | null;
  /** True when what is indexed of it has its next key already: the app ended before its row had. */
  isMoved(source: StoredSource): Promise<boolean>;
  /** Ends a change. Resolves with the key of its source, which is another when it was too late for that. */
  callOff(key: string): Promise<string>;
  /** The same, without waiting for the end of what runs. */
  stop(key: string): Promise<void>;
}

export function createPlaceChanges(options: PlaceChangesOptions): PlaceChanges {
  const { known, updates, adding, removal, move, knowledge, log } = options;
  const coming = new Map<string, Coming>();

  /** Goes on with the vectors that are not there yet, which nobody has stopped. */
  const goOn = (source: StoredSource, isUnfinished: boolean): void => {
    if (isUnfinished) updates.start(source, { isAsKept: true });
    else if (!isMeaningCut(source)) void validate(source);
  };
  const validate = ({ commit, ...source }: StoredSource): Promise<unknown> =>
    knowledge
      .validate({ source: toInput({ commit, ...source }), commit })
      .catch((error: unknown) => log.warn('a source was not looked at', { key: source.key, error }));

  const stay = (key: string): Promise<void> => known.change(key, { becoming: null });
  const follow = (key: string, change: Omit<Coming, 'ended'>, end: () => Promise<void>): void => {
    const entry: Coming = {
      ...change,
      ended: end()
        .catch((error: unknown) => log.warn('a source was not changed', { key, error }))
        .finally(() => {
          if (coming.get(key) === entry) coming.delete(key);
        }),
    };
    coming.set(key, entry);
  };

  /** Reads the next place under the key of the source, which then moves with all that is read. */
  const read = (source: StoredSource, next: NextPlace, isUnfinished: boolean): void => {
    const { key } = source;
    const moveOn = (): Promise<void> => move(key, next, (moved) => goOn(moved, true));
    const onRead = async (): Promise<void> => {
      if (!known.isLeaving(key)) await moveOn();
    };
    const update = updates.start(source, { isTextOnly: true, place: next, onRead });
    follow(key, { to: keyAt(source, next), isUnfinished, stop: update.stop }, async () => {
      await update.done;
      const left = known.find(key);
      if (left === undefined || known.isLeaving(key)) return;
      // Stopped when it was too late for that.
      if (update.isKept) return moveOn();
      if (left.state !== 'failed') return;
      if (left.error !== null && failsAtPlace(left.error)) await stay(key);
      // It tells why it was not changed, once the vectors that were being made are there.
      const failure = left.error === null ? {} : { failure: left.error };
      if (isUnfinished) updates.start(left, { isAsKept: true, ...failure });
    });
  };
  /** What is a source of its own takes the place of another once it is ready. */
  const giveWay = async (key: string, to: string): Promise<void> => {
    const other = known.find(to);
    if (other === undefined) return;
    if (known.isLeaving(to)) {
      await stay(key);
      throw new AppError('source.leaving', { name: other.name });
    }
    if (other.sessionId !== null) await known.change(to, { sessionId: null });
    const update = await adding.begin({ ...other, sessionId: null });
    const left = Promise.withResolvers<void>();
    follow(key, { to, isUnfinished: false, stop: left.resolve }, async () => {
      await Promise.race([update.done, left.promise]);
      const [source, made] = [known.find(key), known.find(to)];
      if (source === undefined || made === undefined || known.isLeaving(key)) return;
      if (source.becoming === null || keyAt(source, source.becoming) !== to) return;
      if (made.state === 'ready' || isMeaningCut(made)) await removal.takeAway(key);
      // Of one that a quit cut off nothing is known yet; else it tells itself what became of it.
      else if (made.state !== 'new') await stay(key);
    });
  };

  const isMoved: PlaceChanges['isMoved'] = async (source) => {
    if (source.becoming === null) return false;
    const to = keyAt(source, source.becoming);
    if (known.find(to) !== undefined) return false;
    const held = await knowledge.indexed({ keys: [source.key, to] });
    return held.includes(to) && !held.includes(source.key);
  };
  const goOnWith = async (key: string, isUnfinished: boolean): Promise<void> => {
    const source = known.present(key);
    const next = source.becoming;
    if (next === null) return;
    const to = keyAt(source, next);
    const how = known.find(to) !== undefined ? 'there' : (await isMoved(source)) ? 'moved' : howFar(source, next);
    // A search may have begun to look at it meanwhile.
    if (updates.get(key) !== undefined) return resume(key, isUnfinished);
    switch (how) {
      case 'there':
        return giveWay(key, to);
      case 'moved':
      case 'pinned':
        return move(key, next, (moved) => goOn(moved, isUnfinished));
      case 'empty':
        // What is begun at the next start, should the move be cut off.
        await known.change(key, { state: 'new', error: null });
        return move(key, next, (moved) => void updates.start(moved));
      case 'unpinned':
        return move(key, next, (moved) => void updates.start(moved));
      case 'elsewhere':
        return read(source, next, isUnfinished);
      default:
        return assertNever(how);
    }
  };
  const resume: PlaceChanges['resume'] = async (key, wasUnfinished) => {
    await coming.get(key)?.ended;
    const running = updates.get(key);
    const isUnfinished = wasUnfinished || running?.progress.step === 'embedding';
    if (running === undefined) return goOnWith(key, isUnfinished);
    // It is not at rest in between.
    const letGo = known.hold(key, 'stopping');
    try {
      running.stop();
      await running.done;
      await goOnWith(key, isUnfinished);
    } finally {
      letGo();
    }
  };
  return {
    async begin(key, next) {
      await known.change(key, { becoming: next, sessionId: null });
      await resume(key, false);
    },
    resume,
    coming: (key) => coming.get(key)?.to ?? null,
    isMoved,
    async callOff(key) {
      const earlier = coming.get(key);
      const to = nextKey(known.find(key));
      earlier?.stop();
      if (to !== null) await stay(key);
      await earlier?.ended;
      const source = known.find(key);
      if (source === undefined && to !== null) return to;
      if (source !== undefined && earlier?.isUnfinished === true) goOn(source, isMeaningCut(source));
      return key;
    },
    async stop(key) {
      const earlier = coming.get(key);
      earlier?.stop();
      if (earlier !== undefined) await stay(key);
    },
  };
}

function keyAt({ address }: StoredSource, { ref, searchPath }: NextPlace): string {
  return resourceKeyOf({ address, ref, searchPath });
}

function nextKey(source: StoredSource | undefined): string | null {
  return source === undefined || source.becoming === null ? null : keyAt(source, source.becoming);
}
