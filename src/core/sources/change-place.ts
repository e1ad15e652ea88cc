import { namesCommit } from '../knowledge/sources/git/commit-id';
import type { SourceKnowledge } from '../knowledge/knowledge';
import type { Log, StoredSource } from '../ports';
import type { KnownSources } from './known-sources';
import { isMeaningCut } from './meaning-cut';
import type { createSourceMoving } from './move-source';
import type { RunningUpdate } from './run-update';
import type { SourceUpdates } from './source-updates';
import { toInput } from './to-source';

/** What a source becomes. */
export type ChangedPlace = Pick<StoredSource, 'key' | 'name' | 'ref' | 'searchPath' | 'sessionId'>;

interface PlaceChangesOptions {
  readonly known: KnownSources;
  readonly updates: SourceUpdates;
  readonly move: ReturnType<typeof createSourceMoving>;
  readonly knowledge: Pick<SourceKnowledge, 'validate'>;
  readonly log: Log;
}

/** What a change of place waits for. */
interface Coming {
  readonly to: string;
  readonly update: RunningUpdate;
  /** Its vectors were being made before. */
  readonly isEmbedding: boolean;
  /** Resolves when the source is moved, or stays. */
  readonly ended: Promise<void>;
}

export interface PlaceChanges {
  /**
   * Has a source that is indexed follow another ref or folder. What both have is neither fetched, indexed nor embedded
   * again; it is searched as it was until the rest is there, and stays so when that fails.
   */
  begin(key: string, changed: ChangedPlace): Promise<void>;
  /** The key of what a source is to become; null when nothing has begun. */
  coming(key: string): string | null;
  /** Ends what `begin` has begun for a source. Resolves with its key, which is another when it was too late for that. */
  callOff(key: string): Promise<string>;
}

export function createPlaceChanges(options: PlaceChangesOptions): PlaceChanges {
  const { known, updates, move, knowledge, log } = options;
  const coming = new Map<string, Coming>();

  /** Goes on with the vectors that are not there yet, which nobody has stopped. */
  const goOn = (source: StoredSource, isEmbedding: boolean): void => {
    if (isEmbedding) updates.start(source, { isAsKept: true });
    else if (!isMeaningCut(source)) void validate(source);
  };
  const validate = ({ commit, ...source }: StoredSource): Promise<unknown> =>
    knowledge
      .validate({ source: toInput({ commit, ...source }), commit })
      .catch((error: unknown) => log.warn('a source was not looked at', { key: source.key, error }));

  const end = async (
    key: string,
    { update, isEmbedding }: Omit<Coming, 'ended'>,
    moveOn: () => Promise<void>,
  ): Promise<void> => {
    await update.done;
    const source = known.find(key);
    if (source === undefined || known.isLeaving(key)) return;
    // Stopped when it was too late for that.
    if (update.isKept) await moveOn();
    // It tells why it was not changed, once the vectors that were being made are there.
    else if (isEmbedding && source.state === 'failed')
      updates.start(source, { isAsKept: true, ...(source.error !== null && { failure: source.error }) });
  };
  return {
    async begin(key, changed) {
      const running = updates.get(key);
      const isEmbedding = running?.progress.step === 'embedding';
      running?.stop();
      await running?.done;
      const source = known.present(key);
      switch (howFar(source, changed)) {
        case 'pinned':
          await move(key, changed, (moved) => goOn(moved, isEmbedding));
          return;
        case 'unpinned':
          await move(key, changed, (moved) => void updates.start(moved));
          return;
        case 'elsewhere': {
          const { ref, searchPath } = changed;
          const moveOn = (): Promise<void> => move(key, changed, (moved) => goOn(moved, true));
          const onRead = async (): Promise<void> => {
            if (!known.isLeaving(key)) await moveOn();
          };
          const update = updates.start(source, { isTextOnly: true, place: { ref, searchPath }, onRead });
          const next = { to: changed.key, update, isEmbedding };
          const ended = end(key, next, moveOn)
            .catch((error: unknown) => log.warn('a source was not changed', { key, error }))
            .finally(() => coming.delete(key));
          coming.set(key, { ...next, ended });
        }
      }
    },
    coming: (key) => coming.get(key)?.to ?? null,
    async callOff(key) {
      const earlier = coming.get(key);
      earlier?.update.stop();
      await earlier?.ended;
      const source = known.find(key);
      if (source === undefined && earlier !== undefined) return earlier.to;
      if (source !== undefined && earlier?.isEmbedding === true) goOn(source, isMeaningCut(source));
      return key;
    },
  };
}

/** A repository that is pinned to the commit it is at, or no longer pinned to that, is what it was: nothing has to be fetched. */
function howFar(
  { kind, ref, commit, searchPath }: StoredSource,
  changed: ChangedPlace,
): 'pinned' | 'unpinned' | 'elsewhere' {
  if (kind !== 'repository' || commit === null || searchPath !== changed.searchPath) return 'elsewhere';
  if (changed.ref === commit) return 'pinned';
  return changed.ref === null && ref !== null && namesCommit(ref, commit) ? 'unpinned' : 'elsewhere';
}
