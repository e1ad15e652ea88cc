import { z } from 'zod';
import { uuidV7 } from './ids';

/** Sessions of the trash that one list holds. */
export const MAX_TRASH_LISTED = 200;

/** A session in the trash. Times are Unix ms. */
const trashedSession = z.object({
  id: uuidV7,
  title: z.string().nullable(),
  createdAt: z.number(),
  trashedAt: z.number(),
  /** From then on the next clean-up deletes it for good. */
  goesAt: z.number(),
});
export type TrashedSession = z.infer<typeof trashedSession>;

export const trashList = z.object({
  /** Those moved there last, newest first. */
  sessions: z.array(trashedSession),
  total: z.number(),
});
export type TrashList = z.infer<typeof trashList>;
