import { addressOf } from '../parse-address';

/** How git asks for a repository's refs, below its address. */
const REFS = '/info/refs';

/**
 * Where git was sent to, by its trace of the server's answer (git(1), GIT_TRACE_CURL); null for another host, scheme or
 * port, and for what is no repository's address.
 */
export function redirectedAddress(trace: string, address: string): string | null {
  const location = [...trace.matchAll(/<= Recv header: location: (\S+)/gi)].at(-1)?.[1];
  const base = `${address}${REFS}`;
  if (location === undefined || !URL.canParse(location, base)) return null;
  const { origin, pathname } = new URL(location, base);
  if (origin !== new URL(address).origin || !pathname.endsWith(REFS)) return null;
  return addressOf(`${origin}${pathname.slice(0, -REFS.length)}`);
}
