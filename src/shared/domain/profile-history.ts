import { z } from 'zod';
import { uuidV7 } from './ids';
import type { Profile } from './profile';
import type { ProfileDifference } from './profile-change';

/** How many versions are kept; the oldest go first. */
export const MAX_VERSIONS = 100;

/** Who made a version. `earlier`: how the profile was before its history began. */
export const profileAuthor = z.discriminatedUnion('type', [
  z.object({ type: z.literal('you') }),
  z.object({ type: z.literal('model'), sessionId: uuidV7 }),
  z.object({ type: z.literal('revert'), version: z.number().int() }),
  z.object({ type: z.literal('undo'), version: z.number().int() }),
  z.object({ type: z.literal('earlier') }),
]);
export type ProfileAuthor = z.infer<typeof profileAuthor>;

export interface ProfileState {
  readonly profile: Profile;
  /** Rises with each change and is never used again; 0 while no version is kept. */
  readonly version: number;
  /** Of that version; null while none is kept. */
  readonly author: ProfileAuthor | null;
}

/** A version as the history lists it: what it changed of the one before it. */
export interface ProfileVersion extends ProfileDifference {
  readonly version: number;
  readonly author: ProfileAuthor;
  /** Unix ms. */
  readonly at: number;
}
