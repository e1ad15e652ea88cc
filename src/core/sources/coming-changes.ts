import type { NextPlace } from '../../shared/domain/source';
import type { Log } from '../ports';
import type { KnownSources } from './known-sources';
import type { SourceUpdates } from './source-updates';

/** A change of a source's place, from when it is asked for to its end. */
export interface Coming {
  /** The key that the source is to have. */
  readonly to: string;
  readonly next: NextPlace;
  /** Vectors of the source were being made, or are to be, and nobody has stopped them. */
  isUnfinished: boolean;
  /** True while what is indexed may have its next key already: it is moved then, whoever stops it. */
  isMoving: boolean;
  isStopped: boolean;
  /** Ends what it waits for. */
  cut: () => void;
  /** Resolves when it needs nothing but time, or has ended. Rejects with why it could not begin. */
  readonly begun: Promise<void>;
  /** Resolves when the source is moved, or stays. Never rejects. */
  readonly ended: Promise<void>;
}

/** What of a change is still to be waited for once it has begun; null when it is over. */
export type Rest = (() => Promise<void>) | null;

/** The changes that are under way, one a source. */
export interface ComingChanges {
  get(key: string): Coming | undefined;
  /**
   * Enters one at once: whatever is asked of its source from then on meets it. It begins when the one before it has ended
   * and its row is `kept`. Until its end its source is seen as worked on; one that was stopped stays where it is. Resolves
   * and rejects as `begun`.
   */
  enter(key: string, how: Omit<Coming, 'begun' | 'ended'>, kept?: Promise<void>): Promise<void>;
}

interface ComingChangesOptions {
  readonly known: Pick<KnownSources, 'hold' | 'tell' | 'change'>;
  readonly updates: Pick<SourceUpdates, 'get'>;
  readonly begin: (key: string, change: Coming) => Promise<Rest>;
  readonly log: Log;
}

export function createComingChanges({ known, updates, begin, log }: ComingChangesOptions): ComingChanges {
  const coming = new Map<string, Coming>();

  const end = async (key: string, change: Coming): Promise<void> => {
    const isLast = coming.get(key) === change;
    if (isLast && change.isStopped && !change.isMoving) await known.change(key, { becoming: null });
  };
  return {
    get: (key) => coming.get(key),
    enter(key, how, kept) {
      const earlier = coming.get(key);
      let letGo = known.hold(key, updates.get(key) === undefined ? 'reading' : 'stopping');
      const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const change: Coming = Object.assign(how, { begun: begun.promise, ended: ended.promise });
      coming.set(key, change);
      known.tell(key);
      const run = async (): Promise<void> => {
        await Promise.all([earlier?.ended, kept]);
        const rest = await begin(key, change);
        begun.resolve();
        if (rest === null) return;
        letGo = known.hold(key, 'reading');
        known.tell(key);
        await rest();
      };
      const warn = (error: unknown): void => log.warn('a source was not changed', { key, error });
      void run()
        .catch((error: unknown) => {
          warn(error);
          begun.reject(error);
        })
        .then(() => end(key, change))
        .catch(warn)
        .then(() => {
          if (coming.get(key) === change) coming.delete(key);
          letGo();
          ended.resolve();
        });
      return begun.promise;
    },
  };
}
