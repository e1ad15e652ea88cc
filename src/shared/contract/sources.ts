import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { resourceKey } from '../domain/ids';
import { citedPlace } from '../domain/passage';
import type { Source } from '../domain/source';
import { procedure } from './errors';

/** All sources first, then each change. */
export type SourceListEvent =
  | { readonly type: 'list'; readonly sources: readonly Source[] }
  | { readonly type: 'changed'; readonly source: Source }
  | { readonly type: 'removed'; readonly key: string };

/** The text around a cited place, as it was at its blob. */
export const openedPlace = z.object({
  place: citedPlace,
  text: z.string(),
  /** Number of the first line of `text`. */
  firstLine: z.number().int().positive(),
});
export type OpenedPlace = z.infer<typeof openedPlace>;

const byKey = z.object({ key: resourceKey });

export const sources = {
  watchList: procedure.output(eventIterator(type<SourceListEvent>())),
  /**
   * Starts fetching and indexing; progress comes by `watchList`. Adding what is there already refreshes it.
   * Errors: `source.address`, `source.scheme`, `source.missing`.
   */
  add: procedure
    .input(
      z.object({
        address: z.string().trim().min(1).max(4_000),
        ref: z.string().trim().max(500).optional(),
        searchPath: z.string().trim().max(1_000).optional(),
      }),
    )
    .output(byKey),
  refresh: procedure.input(byKey).output(z.void()),
  stop: procedure.input(byKey).output(z.void()),
  remove: procedure.input(byKey).output(z.void()),
  /** Errors: `source.unknown`, `place.gone`. */
  open: procedure.input(citedPlace).output(openedPlace),
};
