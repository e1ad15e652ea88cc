import { assertNever } from '../../shared/assert-never';
import type { NextPlace } from '../../shared/domain/source';
import { AppError } from '../errors';
import { resourceKeyOf } from '../knowledge/sources/parse-address';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { Log, StoredSource } from '../ports';
import type { SourceAdding } from './add-source';
import { createComingChanges, type Coming, type Rest } from './coming-changes';
import { failsAtPlace } from './fails-at-place';
import { howFar } from './how-far';
import type { KnownSources } from './known-sources';
import { isMeaningCut } from './meaning-cut';
import type { createSourceMoving } from './move-source';
import { nextKey } from './next-key';
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
   * too. Nothing is done for a source that stays where it is, is gone, or is being changed.
   */
  resume(key: string, isUnfinished: boolean): Promise<void>;
  /** The key of what a source is being changed to; null when nothing of that runs, or it was told to stop. */
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
  const coming = createComingChanges({ known, updates, log, begin: (key, change) => beginOne(key, change) });

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
  const moveOn = (key: string, change: Coming, begin: (moved: StoredSource) => void): Promise<void> => {
    change.isMoving = true;
    return move(key, change.next, begin);
  };
  /** Reads the next place under the key of the source, which then moves with all that is read. */
  const read = (source: StoredSource, change: Coming): Rest => {
    const { key } = source;
    const { next } = change;
    const follow = (): Promise<void> => moveOn(key, change, (moved) => goOn(moved, true));
    const onRead = async (): Promise<void> => {
      if (!known.isLeaving(key)) await follow();
    };
    const update = updates.start(source, { isTextOnly: true, place: next, onRead });
    change.cut = update.stop;
    return async () => {
      await update.done;
      const left = known.find(key);
      if (left === undefined || known.isLeaving(key)) return;
      // Stopped when it was too late for that.
      if (update.isKept) return follow();
      if (left.state !== 'failed') return;
      if (left.error !== null && failsAtPlace(left.error)) await stay(key);
      // It tells why it was not changed, once the vectors that were being made are there.
      const failure = left.error === null ? {} : { failure: left.error };
      if (change.isUnfinished) updates.start(left, { isAsKept: true, ...failure });
    };
  };
  /** What is a source of its own takes the place of another once it is ready. */
  const giveWay = async (key: string, change: Coming, other: StoredSource): Promise<Rest> => {
    const { to } = change;
    const goOnHere = (): void => {
      const source = known.find(key);
      if (source !== undefined && change.isUnfinished) updates.start(source, { isAsKept: true });
    };
    if (known.isLeaving(to)) {
      await stay(key);
      goOnHere();
      throw new AppError('source.leaving', { name: other.name });
    }
    if (other.sessionId !== null) await known.change(to, { sessionId: null });
    const update = await adding.begin({ ...other, sessionId: null });
    const cut = Promise.withResolvers<void>();
    change.cut = cut.resolve;
    return async () => {
      await Promise.race([update.done, cut.promise]);
      const made = known.find(to);
      const isOver = known.find(key) === undefined || known.isLeaving(key) || updates.isClosing();
      if (isOver || change.isStopped) return;
      // What goes, or is to be elsewhere itself, takes nobody's place.
      const isThere = made !== undefined && !known.isLeaving(to) && made.becoming === null;
      const isStopped = update.progress.step === 'stopping';
      if (isThere && (isMeaningCut(made) || (made.state === 'ready' && !isStopped))) {
        await removal.takeAway(key);
        return;
      }
      // It tells itself what became of it; what may pass is waited for.
      if (!isThere || isStopped || (made.error !== null && failsAtPlace(made.error))) await stay(key);
      goOnHere();
    };
  };

  const isMoved: PlaceChanges['isMoved'] = async (source) => {
    const to = nextKey(source);
    if (to === null || known.find(to) !== undefined) return false;
    const held = await knowledge.indexed({ keys: [source.key, to] });
    return held.includes(to) && !held.includes(source.key);
  };
  const beginOne = async (key: string, change: Coming): Promise<Rest> => {
    for (let running = updates.get(key); running !== undefined; running = updates.get(key)) {
      const { step } = running.progress;
      const row = known.find(key);
      // One that has just begun to go on with its vectors is not at them yet.
      const isOnVectors = row !== undefined && isMeaningCut(row) && step !== 'stopping';
      change.isUnfinished ||= isOnVectors || step === 'embedding';
      running.stop();
      await running.done;
    }
    const before = known.find(key);
    const isThere = before !== undefined && change.isMoving && (await isMoved(before));
    // A search may have begun to look at it meanwhile.
    if (updates.get(key) !== undefined) return beginOne(key, change);
    change.isMoving = isThere;
    const source = known.find(key);
    if (source === undefined || known.isLeaving(key) || updates.isClosing()) return null;
    if (change.isStopped && !isThere) return null;
    const other = known.find(change.to);
    if (other !== undefined) return giveWay(key, change, other);
    const how = isThere ? 'moved' : howFar(source, change.next);
    switch (how) {
      case 'moved':
      case 'pinned':
        await moveOn(key, change, (moved) => goOn(moved, change.isUnfinished));
        return null;
      case 'empty':
        // What is begun at the next start, should the move be cut off.
        await known.change(key, { state: 'new', error: null });
        await moveOn(key, change, (moved) => void updates.start(moved));
        return null;
      case 'unpinned':
        await moveOn(key, change, (moved) => void updates.start(moved));
        return null;
      case 'elsewhere':
        return read(source, change);
      default:
        return assertNever(how);
    }
  };

  const resume: PlaceChanges['resume'] = async (key, isUnfinished) => {
    const source = known.find(key);
    if (source === undefined || source.becoming === null) return;
    const running = coming.get(key);
    if (running !== undefined && !running.isStopped) return running.begun;
    await coming.enter(key, { ...changeTo(source, source.becoming), isUnfinished, isMoving: true });
  };
  /** Ends one that waits, in its new place if it is there already. */
  const giveUp = async (key: string): Promise<void> => {
    const source = known.find(key);
    if (source === undefined || source.becoming === null) return;
    if (await isMoved(source)) return resume(key, false);
    if (coming.get(key) !== undefined) return stop(key);
    await stay(key);
    const left = known.find(key);
    // What failed was the change. Whether all of what was there is there, vectors too, is seen without a server.
    if (left?.state === 'failed' && left.passages > 0) updates.start(left, { isAsKept: true });
  };
  const stop: PlaceChanges['stop'] = async (key) => {
    const running = coming.get(key);
    if (running === undefined) return giveUp(key);
    running.isStopped = true;
    running.cut();
    if (!running.isMoving) await stay(key);
  };
  return {
    async begin(key, next) {
      const source = known.present(key);
      const kept = known.change(key, { becoming: next, sessionId: null });
      await coming.enter(key, { ...changeTo(source, next), isUnfinished: false, isMoving: false }, kept);
    },
    resume,
    coming(key) {
      const change = coming.get(key);
      return change === undefined || change.isStopped ? null : change.to;
    },
    isMoved,
    async callOff(key) {
      const earlier = coming.get(key);
      const before = known.find(key);
      const to = before === undefined ? null : nextKey(before);
      await stop(key);
      await earlier?.ended;
      const source = known.find(key);
      if (source === undefined && to !== null) return to;
      if (source !== undefined && earlier?.isUnfinished === true) goOn(source, isMeaningCut(source));
      return key;
    },
    stop,
  };
}

function changeTo({ address }: StoredSource, next: NextPlace): Pick<Coming, 'to' | 'next' | 'isStopped' | 'cut'> {
  const { ref, searchPath } = next;
  return { to: resourceKeyOf({ address, ref, searchPath }), next, isStopped: false, cut: () => undefined };
}
