import { z } from 'zod';

/** Why a file of a source is not indexed. */
export const skipReason = z.enum([
  'tooLarge',
  'binary',
  'machineMade',
  'othersWork',
  'pointer',
  'otherKind',
  'link',
  'badName',
  'unreadable',
]);
export type SkipReason = z.infer<typeof skipReason>;

/** The files, and folders as one, that one reason left out. `paths` are some of them; those of folders end in a slash. */
export const skippedFiles = z.object({ reason: skipReason, count: z.number(), paths: z.array(z.string()).readonly() });
export type SkippedFiles = z.infer<typeof skippedFiles>;
