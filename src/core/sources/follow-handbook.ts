import { shownLanguage } from '../../shared/text/shown-language';
import type { Log } from '../ports';
import type { SourceAdding } from './add-source';
import type { KnownSources } from './known-sources';
import type { SourceRemoval } from './source-removal';
import type { SourceUpdates } from './source-updates';

/** Where the handbook of the shown language lies, and what it is called there. */
export interface HandbookPlace {
  readonly dir: () => string;
  readonly name: () => string;
}

/** Keeps the handbook of the shown language among the sources, and no other. */
export interface FollowedHandbook {
  /** Begins to read it anew, as it moves and changes with the app; from then on it follows the language. */
  start(): Promise<void>;
  /** Resolves once it is that of the language that is shown now: in the list, being read, and the only one. */
  settled(): Promise<void>;
  /** Waits for what it is about. */
  close(): Promise<void>;
}

interface FollowOptions {
  readonly place: HandbookPlace;
  readonly known: KnownSources;
  readonly updates: SourceUpdates;
  readonly adding: Pick<SourceAdding, 'list'>;
  readonly removal: Pick<SourceRemoval, 'takeAway'>;
  readonly log: Log;
}

export function followHandbook({ place, known, updates, adding, removal, log }: FollowOptions): FollowedHandbook {
  let hasStarted = false;
  let bringing = Promise.resolve();

  const bring = async (): Promise<void> => {
    const wanted = { kind: 'handbook' as const, address: place.dir(), ref: null, searchPath: null };
    const name = place.name();
    const others = known.all().filter(({ kind, address }) => kind === 'handbook' && address !== wanted.address);
    const { key, ...listed } = await adding.list(wanted, { name });
    if (listed.name !== name) await known.change(key, { name });
    updates.start(known.present(key));
    // What answers cite of another one is kept with them.
    for (const other of others) await removal.takeAway(other.key);
  };
  /** One after the other: a language may change while the handbook of the last one is still being taken away. */
  const bringNext = (): Promise<void> => {
    bringing = bringing.catch(() => undefined).then(bring);
    return bringing;
  };
  const stopFollowing = shownLanguage.subscribe(() => {
    if (hasStarted)
      bringNext().catch((error: unknown) => log.warn('the handbook did not follow the language', { error }));
  });
  const settled = (): Promise<void> => bringing.catch(() => undefined);

  return {
    start() {
      hasStarted = true;
      return bringNext();
    },
    settled,
    async close() {
      stopFollowing();
      await settled();
    },
  };
}
