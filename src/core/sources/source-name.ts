import { MAX_SOURCE_NAME } from '../../shared/domain/source';
import { toShown } from '../knowledge/sources/to-shown';

interface Place {
  readonly address: string;
  readonly searchPath: string | null;
}

/** A source's name in lists and citations: the last part of its address, and the search path when there is one. */
export function sourceNameOf({ address, searchPath }: Place): string {
  const last = address
    .replace(/[\\/]+$/, '')
    .split(/[\\/:]/)
    .at(-1)
    ?.replace(/\.git$/, '');
  const name = last === undefined || last === '' ? address : last;
  // A folder may be called by what breaks a line, or turns it.
  return toShown(searchPath === null ? name : `${name}/${searchPath}`, MAX_SOURCE_NAME);
}

/** True for a name that was made so, with what told it apart (distinct-name.ts), and not typed. */
export function isMadeName({ name, ...place }: Place & { readonly name: string }): boolean {
  const made = sourceNameOf(place);
  return name.startsWith(made) && /^(?: @ .*)?(?: \(\d+\))?$/s.test(name.slice(made.length));
}
