import type { WorkingMemoryOutput } from '../../shared/chat/tools';
import type { ProfileDraft } from '../../shared/domain/profile';
import type { ProfileOperation } from '../../shared/domain/profile-change';
import type { ProfileState, ProfileVersion } from '../../shared/domain/profile-history';
import type { CallOptions } from '../knowledge/call-options';
import type { ChangedProfile, ProfileChange, ProfileKnowledge } from '../knowledge/profile-knowledge';
import { createWatchedValue } from '../watched-value';

/** The user's profile, for windows and models alike. Errors: `memory.broken`, and the `profile.*` codes of each change. */
export interface ProfileService {
  /** The profile now and after each change, whoever makes it. */
  watch(signal?: AbortSignal): AsyncIterable<ProfileState>;
  /** Newest first. */
  history(): Promise<readonly ProfileVersion[]>;
  /** What a model keeps in a session. */
  remember(
    operations: readonly ProfileOperation[],
    sessionId: string,
    signal?: AbortSignal,
  ): Promise<WorkingMemoryOutput>;
  /** It and `revert` resolve with the version they made; with the present one when nothing was changed. */
  save(draft: ProfileDraft, basedOn: number): Promise<number>;
  revert(version: number): Promise<number>;
  /** Takes back what one version changed. Resolves with false when all of it was taken back already. */
  undo(version: number): Promise<boolean>;
  deleteHistory(): Promise<void>;
}

export interface ProfileServiceOptions {
  readonly profile: ProfileKnowledge;
  /** Unix ms. */
  readonly now: () => number;
}

export function createProfileService({ profile, now }: ProfileServiceOptions): ProfileService {
  const current = createWatchedValue<ProfileState | null>(null);
  const change = async (asked: ProfileChange, options?: CallOptions): Promise<ChangedProfile> => {
    const changed = await profile.change({ change: asked, at: now() }, options);
    const { difference, ...state } = changed;
    if (difference !== null) current.set(state);
    return changed;
  };

  return {
    async *watch(signal) {
      // Nobody asks before a window does: memory is slow to open.
      if (current.get() === null) current.set(await profile.read({ signal }));
      for await (const state of current.watch(signal)) if (state !== null) yield state;
    },
    history: () => profile.history(),
    async remember(operations, sessionId, signal) {
      const { difference, version } = await change({ type: 'operations', operations, sessionId }, { signal });
      return difference === null ? { version: null, added: [], removed: [] } : { version, ...difference };
    },
    save: async (draft, basedOn) => (await change({ type: 'replace', draft, basedOn })).version,
    revert: async (version) => (await change({ type: 'revert', version })).version,
    undo: async (version) => (await change({ type: 'undo', version })).difference !== null,
    async deleteHistory() {
      await profile.deleteHistory();
      current.set(await profile.read());
    },
  };
}
