import { hostLink } from '../../../../shared/domain/host-link';
import type { CitedPlace } from '../../../../shared/domain/passage';
import type { GitResult } from './git-result';
import type { Git } from './run-git';

/** A passage is not kept waiting for its link: a long history takes git long to look through. */
const MAX_MS = 3_000;
const OBJECT_ID = /^[0-9a-f]{40,64}$/;

export interface OriginOptions {
  readonly git: Git;
  readonly signal: AbortSignal;
}

/**
 * The web page of a place that is committed in the work tree at `folder`, at the host it came from. Null when its
 * `origin` is not fetched by https or its host is not known, and when the commit has not been seen there. Who signs in
 * with that address is not in the page's.
 */
export async function originPage(
  place: CitedPlace,
  folder: string,
  { git, signal }: OriginOptions,
): Promise<string | null> {
  const { commit, path, blob } = place;
  if (commit === null || !OBJECT_ID.test(commit)) return null;
  const call = {
    cwd: folder,
    protocols: 'none',
    signal: AbortSignal.any([signal, AbortSignal.timeout(MAX_MS)]),
  } as const;
  const ask = async (...args: readonly string[]): Promise<string | null> => answerOf(await git.run(args, call));
  try {
    const address = await ask('config', '--get', 'remote.origin.url');
    if (address === null || !isHttps(address)) return null;
    if ((await ask('rev-parse', '--verify', '--quiet', `${commit}:./${path}`)) !== blob) return null;
    const seen = await ask('for-each-ref', '--count=1', `--contains=${commit}`, 'refs/remotes/origin');
    const prefix = await ask('rev-parse', '--show-prefix');
    return seen === null || seen === '' ? null : hostLink(address, { ...place, path: `${prefix ?? ''}${path}` });
  } catch {
    // Without git the passage is there all the same, and so it is for one who does not wait for its link.
    signal.throwIfAborted();
    return null;
  }
}

function answerOf({ code, stdout }: GitResult): string | null {
  return code === 0 ? stdout.toString('utf8').replace(/\n$/, '') : null;
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}
