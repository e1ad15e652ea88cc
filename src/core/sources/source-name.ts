import { MAX_SOURCE_NAME } from '../../shared/domain/source';
import { toShown } from '../knowledge/sources/to-shown';

/** A source's name in lists and citations: the last part of its address, and the search path when there is one. */
export function sourceNameOf({
  address,
  searchPath,
}: {
  readonly address: string;
  readonly searchPath: string | null;
}): string {
  const last = address
    .replace(/[\\/]+$/, '')
    .split(/[\\/:]/)
    .at(-1)
    ?.replace(/\.git$/, '');
  const name = last === undefined || last === '' ? address : last;
  // A folder may be called by what breaks a line, or turns it.
  return toShown(searchPath === null ? name : `${name}/${searchPath}`, MAX_SOURCE_NAME);
}
