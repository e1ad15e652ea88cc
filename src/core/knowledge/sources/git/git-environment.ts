/**
 * Variables of git's own that are passed on: how to reach and trust servers, and where the person keeps their settings.
 * The rest could point git at another repository.
 */
const KEPT = /^GIT_(?:SSL_|SSH|HTTP_|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)$)/;

/** What only Lectern's own database is for: git starts programs of others. */
const OURS: ReadonlySet<string> = new Set(['DATABASE_URL', 'TURSO_AUTH_TOKEN']);

/** What git may allocate at a time; it dies where a server or an object needs more. */
const MAX_ALLOCATION = '512m';

/** To stderr, where run-git.ts and find-ref.ts read what git does and what comes. Passwords and tokens are not in it. */
const TRACES = { GIT_TRACE: '2', GIT_TRACE_PACKET: '2', GIT_TRACE_CURL: '2', GIT_TRACE_CURL_NO_DATA: '1' };

/** Which ways of fetching git may use in one call; `none` reads what is there. */
export type AllowedProtocols = 'none' | 'https:ssh' | 'https:ssh:http';

/** The environment of a git that never asks, never pages, and fetches in the allowed ways only. */
export function gitEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  protocols: AllowedProtocols,
): Record<string, string | undefined> {
  const kept = Object.entries(inherited).filter(
    ([name]) => !OURS.has(name) && (!name.startsWith('GIT_') || KEPT.test(name)),
  );
  return {
    ...Object.fromEntries(kept),
    // Stands above every configuration file, a hostile repository's own included. "none" names no protocol.
    GIT_ALLOW_PROTOCOL: protocols,
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GCM_INTERACTIVE: 'never',
    // What is wanted is fetched by name. Git before 2.45 does not know this one: see run-git.ts.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOC_LIMIT: MAX_ALLOCATION,
    ...(protocols !== 'none' && TRACES),
    // Messages are told apart by their English words.
    LC_ALL: 'C',
    LANGUAGE: 'C',
  };
}

/** Settings that come before those of any repository: nothing that git calls on its own may run. */
export const GIT_SETTINGS: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.askPass=',
  'core.pager=cat',
  'core.attributesFile=/dev/null',
  'core.symlinks=false',
  'protocol.ext.allow=never',
  'protocol.file.allow=never',
  'protocol.fd.allow=never',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'gc.auto=0',
  'maintenance.auto=false',
  // Where to go on is for us to judge (find-ref.ts); so no alternates of a plain server are followed either.
  'http.followRedirects=false',
  // Larger blobs go through git piece by piece.
  'core.bigFileThreshold=1m',
  // A server is given up that sends less than a byte a second, for as many seconds.
  'http.lowSpeedLimit=1',
  'http.lowSpeedTime=60',
  // What makes another user's folder dangerous is what its configuration runs, and that is closed above.
  'safe.directory=*',
].flatMap((setting) => ['-c', setting]);
