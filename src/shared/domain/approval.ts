import { z } from 'zod';

/** What a user answers when a model wants a repository fetched. `always`: and whatever else is on its host, from now on. */
export const decision = z.enum(['approve', 'always', 'deny']);
export type Decision = z.infer<typeof decision>;
