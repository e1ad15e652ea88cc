import type { ProfileDraft } from '../../shared/domain/profile';
import type { ProfileDifference, ProfileOperation } from '../../shared/domain/profile-change';
import type { ProfileState, ProfileVersion } from '../../shared/domain/profile-history';
import type { CallOptions } from './call-options';

export type ProfileChange =
  | { readonly type: 'operations'; readonly operations: readonly ProfileOperation[]; readonly sessionId: string }
  /** The user's edit of the version `basedOn`. */
  | { readonly type: 'replace'; readonly draft: ProfileDraft; readonly basedOn: number }
  | { readonly type: 'revert'; readonly version: number }
  /** Takes back what one version changed; what came after it stays. */
  | { readonly type: 'undo'; readonly version: number };

export interface ChangedProfile extends ProfileState {
  /** What it changed; null when all was so already, and no version was made. */
  readonly difference: ProfileDifference | null;
}

/** The user's profile in Mastra's working memory, and its history. Errors: `memory.broken`. */
export interface ProfileKnowledge {
  read(options?: CallOptions): Promise<ProfileState>;
  /** Durable when it resolves. `at` is Unix ms. Errors: the `profile.*` codes; nothing is changed then. */
  change(
    input: { readonly change: ProfileChange; readonly at: number },
    options?: CallOptions,
  ): Promise<ChangedProfile>;
  /** Newest first. */
  history(options?: CallOptions): Promise<readonly ProfileVersion[]>;
  /** Deletes all versions; the profile stays. None of their text is left in the file. */
  deleteHistory(options?: CallOptions): Promise<void>;
}
