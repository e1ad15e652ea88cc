import type { DraftCut, DraftEvent, DraftKey, KeptDraft } from '../../../../shared/domain/draft';
import { draftKey, withoutCuts } from '../../../../shared/domain/draft';
import type { Bridge } from '../../bridge/bridge';

/** The drafts of all windows as main keeps them, at hand without asking. */
export interface KeptDrafts {
  /** Resolves once they have come; never in a window that main does not answer. */
  readonly loaded: Promise<void>;
  keys(): readonly DraftKey[];
  /** Empty for none. */
  get(key: DraftKey): string;
  /** An empty text leaves nothing of the draft. */
  set(key: DraftKey, text: string): void;
  /** Told what is gone from drafts, once it is gone from those that are kept. */
  onCut(listener: (cuts: readonly DraftCut[]) => void): void;
}

interface KeptDraftsOptions {
  readonly bridge: Bridge;
  /** The window's own name, which no other has. */
  readonly by: string;
  /** Where earlier versions kept them: what was removed there stays in its log. */
  readonly old: Storage;
}

/** In the browser's storage: nothing of a draft was ever in it, or is any more. */
const MOVED = 'drafts-moved';

export function createKeptDrafts({ bridge, by, old }: KeptDraftsOptions): KeptDrafts {
  const kept = new Map<DraftKey, string>();
  const cutListeners = new Set<(cuts: readonly DraftCut[]) => void>();
  const put = ({ key, text }: KeptDraft): void => void (text === '' ? kept.delete(key) : kept.set(key, text));
  const { promise: loaded, resolve: tellLoaded } = Promise.withResolvers<void>();
  const follow = (event: DraftEvent): void => {
    if (event.type === 'changed') {
      // What this window set since must not be put back.
      if (event.by !== by) put(event);
      return;
    }
    if (event.type === 'cut') {
      for (const [key, text] of kept) put({ key, text: withoutCuts(key, text, event.cuts) });
      for (const listener of cutListeners) listener(event.cuts);
      return;
    }
    event.drafts.forEach(put);
    tellLoaded();
  };
  // They last as long as the window, which says by itself when main is gone.
  const never = new AbortController().signal;
  void takeOver(bridge, old)
    .catch(() => undefined)
    .then(() => bridge.watch((client, signal) => client.drafts.watch(undefined, { signal }), follow, never))
    .catch(() => undefined);
  return {
    loaded,
    onCut: (listener) => void cutListeners.add(listener),
    keys: () => [...kept.keys()],
    get: (key) => kept.get(key) ?? '',
    set(key, text) {
      if (text === '' && !kept.has(key)) return;
      put({ key, text });
      // Main logs what it cannot keep; the text stays in the box.
      bridge.ask((client) => client.drafts.keep({ key, text, by })).catch(() => undefined);
    },
  };
}

/** Once for a data folder: its drafts go to main, and nothing of them stays. What else is there is put back. */
async function takeOver(bridge: Bridge, old: Storage): Promise<void> {
  if (old.getItem(MOVED) !== null) return;
  const items = Object.keys(old).map((key) => ({ key, text: old.getItem(key) ?? '' }));
  if (items.length > 0) {
    const drafts = items.flatMap(({ key, text }): KeptDraft[] => {
      const known = draftKey.safeParse(key);
      return known.success ? [{ key: known.data, text }] : [];
    });
    await bridge.ask((client) => client.drafts.takeOver({ drafts }));
    for (const { key, text } of items) if (!key.startsWith('draft:')) old.setItem(key, text);
  }
  old.setItem(MOVED, 'yes');
}
