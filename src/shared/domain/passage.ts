import { z } from 'zod';
import { resourceKey } from './ids';

/** A stretch of one file at one commit. Lines are 1-based and inclusive; `blob` is git's object id of the file. */
export const citedPlace = z.object({
  sourceKey: resourceKey,
  sourceName: z.string(),
  commit: z.string().nullable(),
  path: z.string(),
  lines: z.tuple([z.number().int().positive(), z.number().int().positive()]),
  blob: z.string(),
  /** Where its repository is fetched from; absent for a folder, and in what older answers cite. */
  address: z.string().optional(),
  /** As windows are told of it: it came with an import, and no source here is known to have it. It does not open. */
  isUnchecked: z.literal(true).optional(),
});
export type CitedPlace = z.infer<typeof citedPlace>;

/**
 * What `search_docs` gives a model: a cited place, its number in the session, its heading trail, and its text as a person
 * reads it, which is Markdown where the file is no source code.
 */
export const passage = citedPlace.extend({
  n: z.number().int().positive(),
  trail: z.array(z.string()),
  text: z.string(),
  /** How much of what was asked it speaks of, 0 to 1. Absent in what older searches gave. */
  fit: z.number().optional(),
  /** How the search rates it beside the best that it found, which has 1. Absent in what older searches gave. */
  rating: z.number().optional(),
});
export type Passage = z.infer<typeof passage>;
