import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { ProfileState, ProfileVersion } from '../domain/profile-history';
import { procedure } from './errors';

/** Wider than the profile's own limits: what is beyond those is answered with a sentence. */
const typed = z.array(z.string().max(20_000)).max(500);
const draft = z.object({ aboutMe: typed, preferences: typed, projects: typed, people: typed, openEnds: typed });
const byVersion = z.object({ version: z.number().int().nonnegative() });

/** What Lectern and connected models keep of the user. Errors of all: `memory.broken`. */
export const profile = {
  /** The profile now and after each change, whoever makes it. */
  watch: procedure.output(eventIterator(type<ProfileState>())),
  /** Newest first. */
  history: procedure.output(type<readonly ProfileVersion[]>()),
  /**
   * Stores an edit of version `basedOn`; gives its own. Errors: `profile.changed` when it is no longer the newest,
   * `profile.entryTooLong`, `profile.sectionFull`, `profile.full`.
   */
  save: procedure.input(z.object({ draft, basedOn: byVersion.shape.version })).output(byVersion),
  /** Makes the profile what it was, as a new version, which it gives. Errors: `profile.noVersion`. */
  revert: procedure.input(byVersion).output(byVersion),
  /** Takes back what one version changed, and leaves what came after it. Errors: `profile.noVersion`, those of `save`. */
  undo: procedure.input(byVersion).output(z.object({ isChanged: z.boolean() })),
  /** Deletes every version for good; the profile stays. */
  deleteHistory: procedure.output(z.void()),
};
