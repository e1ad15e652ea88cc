import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { foundMessage, matchKind } from '../domain/found-message';
import { procedure } from './errors';

/** Messages as they are found: no message comes twice. */
export const searchEvent = z.object({ kind: matchKind, hits: z.array(foundMessage).readonly() });
export type SearchEvent = z.infer<typeof searchEvent>;

/** Longest search in UTF-16 units; what is pasted beyond finds nothing more. */
export const MAX_SEARCH_LENGTH = 1_000;

export const search = {
  /**
   * Searches what was said, as it is typed (`parseSearch`). Ends when all is looked through; the call's signal ends it
   * before. An empty search finds nothing and makes ready. Errors: `search.from`, `search.date`, `memory.broken`.
   */
  find: procedure
    .input(z.object({ typed: z.string().max(MAX_SEARCH_LENGTH), limit: z.number().int().min(1).max(100) }))
    .output(eventIterator(searchEvent)),
};
