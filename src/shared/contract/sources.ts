import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { resourceKey } from '../domain/ids';
import { citedPlace } from '../domain/passage';
import { MAX_SOURCE_NAME, type Source } from '../domain/source';
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
  /** The cited lines as a person reads them; null where that is as they are written. */
  shown: z.string().nullable(),
  /** Its web page, when it lies in a work tree whose origin has it. A fetched repository's follows from its address. */
  page: z.string().nullable(),
});
export type OpenedPlace = z.infer<typeof openedPlace>;

/** Bytes on disk. */
export const storageUse = z.object({
  repositoryBytes: z.number(),
  /** Repositories that are neither pinned to a commit nor being worked on. */
  freeableKeys: z.array(resourceKey),
  freeableBytes: z.number(),
  indexBytes: z.number(),
  /** Why others of the repositories are not freed: they are pinned to a commit, or being worked on. */
  kept: z.array(z.enum(['pinned', 'busy'])),
});
export type StorageUse = z.infer<typeof storageUse>;

const byKey = z.object({ key: resourceKey });
const freed = z.object({ freedBytes: z.number() });
const sourceName = z.string().trim().min(1).max(MAX_SOURCE_NAME);

export const sources = {
  watchList: procedure.output(eventIterator(type<SourceListEvent>())),
  /**
   * Starts fetching and indexing; progress comes by `watchList`. Adding what is there already refreshes it.
   * Errors: `source.addressMissing`, `source.address`, `source.scheme`, `source.hasPassword`, `source.missing`,
   * `source.isFile`.
   */
  add: procedure
    .input(
      z.object({
        address: z.string().max(1_000_000),
        ref: z.string().trim().max(500).optional(),
        searchPath: z.string().trim().max(1_000).optional(),
        name: sourceName.optional(),
      }),
    )
    .output(byKey),
  /**
   * Renames it, or has it follow another ref or folder ('' for none): the key that it then has comes back, with the
   * name of another source that is there already and takes its place. Until that is fetched it is `becoming` that, over
   * restarts too. Errors: `source.unknown`, `source.fixed`, `source.nameTaken`.
   */
  change: procedure
    .input(
      byKey.extend({
        name: sourceName.optional(),
        ref: z.string().trim().max(500).optional(),
        searchPath: z.string().trim().max(1_000).optional(),
      }),
    )
    .output(byKey.extend({ successor: z.string().nullable() })),
  refresh: procedure.input(byKey).output(z.void()),
  stop: procedure.input(byKey).output(z.void()),
  /** Gives the bytes on disk that it freed, its part of the index included. */
  remove: procedure.input(byKey).output(freed),
  /** Drops what was fetched and indexed of it; it stays in the list and is fetched again by `refresh`. */
  release: procedure.input(byKey).output(freed),
  measure: procedure.output(storageUse),
  /** Releases those of the repositories that are neither pinned to a commit nor being worked on; says what that gave. */
  free: procedure
    .input(z.object({ keys: z.array(resourceKey).readonly() }))
    .output(freed.extend({ sources: z.number() })),
  /** Errors: `place.sourceAway`, `place.folderAway`, `place.gone`, `place.unchecked`. */
  open: procedure.input(citedPlace).output(openedPlace),
};
