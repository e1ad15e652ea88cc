import { AppError } from '../errors';
import { isSafeRef } from '../knowledge/sources/git/is-safe-ref';
import { checkNoPassword, parseAddress, type ParsedAddress } from '../knowledge/sources/parse-address';
import { toShown } from '../knowledge/sources/to-shown';
import type { StoredSource } from '../ports';
import type { SearchableSources } from './searchable-sources';

/** A repository, at a ref or its newest state, that a model wants fetched. */
export interface FetchRequest {
  readonly address: string;
  readonly ref: string | null;
}

/** The same, with where git goes for it. */
export interface RoutedRequest extends FetchRequest {
  readonly target: string;
}

/** What a call means by its source and ref. */
export type ResolvedSource =
  | { readonly type: 'all' }
  | { readonly type: 'known'; readonly source: StoredSource }
  | { readonly type: 'fetch'; readonly request: FetchRequest };

interface Named {
  readonly source?: string | undefined;
  readonly ref?: string | undefined;
}

/** True for what a source was called, by name or key, that has been removed since. */
type WasHere = (nameOrKey: string) => boolean;

/**
 * Finds what a call names. A folder that is not there is refused: none is read on a model's wish. Errors:
 * `source.unknown` of what was here, `source.noSuch`, `source.deceptive`, `source.scheme`, `source.hasPassword`,
 * `source.folderByUser`, `source.folderRef`, `source.wrongRef`, `source.notNamed`.
 */
export function resolveSource(
  named: Named,
  sources: SearchableSources,
  wasHere: WasHere = () => false,
): ResolvedSource {
  // Models fill in what they leave out.
  const source = named.source?.trim() || undefined;
  const ref = named.ref?.trim() || undefined;
  if (source === undefined && ref !== undefined) throw new AppError('source.notNamed');
  if (source === undefined) return { type: 'all' };
  const known = sources.find(source, ref);
  if (known !== null) return { type: 'known', source: known };
  const there = sources.find(source);
  if (there !== null && there.kind !== 'repository' && ref !== undefined)
    throw new AppError('source.folderRef', { name: there.name, ref: toShown(ref) });
  const { kind, address } = there ?? toAddress(source, wasHere);
  if (kind !== 'repository') throw new AppError('source.folderByUser');
  if (ref !== undefined && (!isSafeRef(ref) || INVISIBLE.test(ref)))
    throw new AppError('source.wrongRef', { address, ref });
  return { type: 'fetch', request: { address, ref: ref ?? null } };
}

/** The source that a call names, which has to be there. Errors: as `resolveSource`, and `source.notAdded`. */
export function knownSource(named: Named, sources: SearchableSources, wasHere?: WasHere): StoredSource {
  const resolved = resolveSource(named, sources, wasHere);
  if (resolved.type === 'all') throw new AppError('source.notNamed');
  if (resolved.type === 'fetch') throw new AppError('source.notAdded');
  return resolved.source;
}

/** What a call has to fetch first; null when that is nothing, or it is refused and asks nobody. */
export function fetchRequestOf(named: Named, sources: SearchableSources): FetchRequest | null {
  try {
    const resolved = resolveSource(named, sources);
    return resolved.type === 'fetch' ? resolved.request : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Characters that turn or hide others: the user must see what is asked for. */
const INVISIBLE = /\p{Cf}/u;
/** Those, and what git decodes before it looks for the host. */
const DECEPTIVE = /\p{Cf}|^\w+:\/\/[^/]*%/u;

/** What is no address was meant as a name. */
function toAddress(text: string, wasHere: WasHere): ParsedAddress {
  try {
    const parsed = parseAddress(text);
    checkNoPassword(text);
    if (parsed.kind === 'repository' && DECEPTIVE.test(parsed.address)) throw new AppError('source.deceptive');
    return parsed;
  } catch (error) {
    const isName = error instanceof AppError && error.code === 'source.address';
    if (!isName) throw error;
    if (wasHere(text)) throw new AppError('source.unknown', {}, { cause: error });
    throw new AppError('source.noSuch', { name: toShown(text) }, { cause: error });
  }
}
