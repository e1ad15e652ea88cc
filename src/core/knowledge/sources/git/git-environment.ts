/** Variables of git's own that are passed on: how to reach and trust servers. The rest could point git elsewhere. */
const KEPT = /^GIT_(?:SSL_|SSH|HTTP_)/;

/** Which ways of fetching git may use in one call; `none` reads what is there. */
export type AllowedProtocols = 'none' | 'https:ssh' | 'https:ssh:http';

/** Memory that git may ask for in one piece, so that no answer without end fills it. */
const MAX_ALLOCATION = '256m';
/** Bytes from which git passes a file on in pieces, and never holds it whole. */
const STREAMED_FROM = 1_000_000;

/** The environment of a git that never asks, never pages, and fetches in the allowed ways only. */
export function gitEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  protocols: AllowedProtocols,
): Record<string, string | undefined> {
  const kept = Object.entries(inherited).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
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
    GIT_ALLOC_LIMIT: MAX_ALLOCATION,
    // Git before 2.45 does not know it; for them GIT_ALLOW_PROTOCOL=none ends the attempt.
    GIT_NO_LAZY_FETCH: '1',
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
  `core.bigFileThreshold=${STREAMED_FROM}`,
  // Every pack is kept as it came: taking one apart holds each file in memory.
  'fetch.unpackLimit=1',
  'maintenance.auto=false',
  // A redirect can lead to any host; one on the same host is followed by hand.
  'http.followRedirects=false',
  'http.lowSpeedLimit=1',
  'http.lowSpeedTime=60',
  // What makes another user's folder dangerous is what its configuration runs, and that is closed above.
  'safe.directory=*',
].flatMap((setting) => ['-c', setting]);
