import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import { parseAddress } from '../parse-address';
import type { AllowedProtocols } from './git-environment';
import { FETCH_LIMITS, withinBounds, type FetchLimits } from './fetch-limits';
import { REDIRECTED, gitFailure } from './git-failure';
import { isSafeRef } from './is-safe-ref';
import { redirectedAddress } from './redirected-address';
import type { Git, GitOptions, GitResult } from './run-git';

/** What was fetched is kept from git's housekeeping by this ref. */
const KEPT_REF = 'refs/lectern/head';
const COMMIT_ID = /^[0-9a-f]{40}$/;
/** Steps from one address to the next on the same host. */
const MAX_REDIRECTS = 3;

export interface FetchOptions {
  readonly git: Git;
  readonly repositoriesDir: string;
  readonly signal: AbortSignal;
  /** Objects received so far, of how many. */
  readonly onProgress: (done: number, total: number) => void;
  readonly limits?: FetchLimits;
}

export interface FetchedRepository {
  /** Absolute folder of the bare repository. */
  readonly dir: string;
  readonly commit: string;
  readonly protocols: AllowedProtocols;
}

/** Name of a repository's folder under repositoriesDir. */
export function repositoryFolder(key: string): string {
  return `${key}.git`;
}

/**
 * Fetches one commit with its trees, without blobs where the server can leave them out, into a bare repository without
 * a working tree: nothing is checked out, so no link is followed and no filter runs. Errors: the `source.*` codes.
 */
export async function fetchRepository(
  input: Pick<SourceInput, 'key' | 'address' | 'ref'>,
  options: FetchOptions,
): Promise<FetchedRepository> {
  const { address, ref } = input;
  if (parseAddress(address).kind !== 'repository') throw new AppError('source.scheme');
  if (ref !== null && !isSafeRef(ref)) throw new AppError('source.wrongRef', { address, ref });
  const protocols: AllowedProtocols = address.startsWith('http:') ? 'https:ssh:http' : 'https:ssh';
  const dir = join(options.repositoriesDir, repositoryFolder(input.key));
  const isNew = (await mkdir(dir, { recursive: true })) !== undefined;
  const call = { cwd: dir, protocols, signal: options.signal };
  try {
    await prepare(options.git, address, call);
    const kept = await readKept(options.git, call);
    // What a commit's id stands for never changes.
    if (kept !== null && (ref === kept.id || ref === kept.commit)) return { dir, commit: kept.commit, protocols };
    const found = await resolveRef(input, options, call);
    if (kept !== null && found.id === kept.id) return { dir, commit: kept.commit, protocols };
    const commit = await fetchCommit(found.name, input, options, call);
    return { dir, commit, protocols };
  } catch (error) {
    if (isNew) await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

type Call = Pick<GitOptions, 'cwd' | 'protocols' | 'signal'>;

/** Makes the bare repository and names its one remote; both change nothing when they are there. */
async function prepare(git: Git, address: string, call: Call): Promise<void> {
  const settings = [
    ['remote.origin.url', address],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialclonefilter', 'blob:none'],
  ] as const;
  must(await git.run(['init', '--quiet', '--bare', '--template=', '.'], call), address, null);
  for (const [name, value] of settings) must(await git.run(['config', name, value], call), address, null);
}

interface NamedObject {
  readonly name: string;
  readonly id: string;
}

/** What the last fetch has left, when it is whole but for blobs. Else it is forgotten, so that all of it comes again. */
async function readKept(git: Git, call: Call): Promise<{ readonly id: string; readonly commit: string } | null> {
  const offline = { ...call, protocols: 'none' } as const;
  const whole = ['rev-list', '--quiet', '--objects', '--filter=blob:none', '--missing=error', KEPT_REF];
  if ((await git.run(whole, offline)).code === 0) {
    const { stdout } = await git.run(['rev-parse', KEPT_REF, `${KEPT_REF}^{commit}`], offline);
    const [id, commit] = stdout.toString('utf8').split('\n');
    if (id !== undefined && commit !== undefined && COMMIT_ID.test(commit)) return { id, commit };
  }
  await git.run(['update-ref', '-d', KEPT_REF], offline);
  return null;
}

/** The full name to fetch for a branch, a tag, or the default branch; a commit's id stands for itself. */
async function resolveRef(
  { address, ref }: Pick<SourceInput, 'address' | 'ref'>,
  { git, limits = FETCH_LIMITS }: FetchOptions,
  call: Call,
): Promise<NamedObject> {
  const wanted = ref === null ? ['HEAD'] : [`refs/heads/${ref}`, `refs/tags/${ref}`, ref];
  const result = await withinBounds({ ...call, address, ms: limits.refsMs, bytes: Infinity }, ({ signal }) =>
    listRefs(git, ['HEAD', ...wanted], address, { ...call, signal }),
  );
  const ids = new Map(
    must(result, address, ref)
      .stdout.toString('utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .flatMap(([id, name]) => (id !== undefined && name !== undefined ? [[name, id]] : [])),
  );
  if (ref !== null && COMMIT_ID.test(ref)) return { name: ref, id: ref };
  for (const name of wanted) {
    const id = ids.get(name);
    if (id !== undefined) return { name, id };
  }
  if (ids.size === 0 && ref === null) throw new AppError('source.emptyRepository', { address });
  throw new AppError('source.wrongRef', { address, ref: ref ?? 'HEAD' });
}

/** Asks the one remote, at whatever address of the same host it sends git to. */
async function listRefs(git: Git, names: readonly string[], address: string, call: Call): Promise<GitResult> {
  const args = ['ls-remote', '--quiet', '--end-of-options', 'origin', ...names];
  let at = address;
  for (let redirects = 0; ; redirects += 1) {
    const result = await git.run(args, call);
    if (!REDIRECTED.test(result.stderr) || redirects === MAX_REDIRECTS) return result;
    // Git alone does not say where it was sent.
    const next = redirectedAddress((await git.run(args, { ...call, isTraced: true })).stderr, at);
    if (next === null) return result;
    at = next;
    must(await git.run(['config', 'remote.origin.url', at], call), address, null);
  }
}

async function fetchCommit(
  name: string,
  { address, ref }: Pick<SourceInput, 'address' | 'ref'>,
  options: FetchOptions,
  call: Call,
): Promise<string> {
  const { git } = options;
  const base = ['fetch', '--no-tags', '--no-write-fetch-head', '--progress', '--force'];
  const target = ['--end-of-options', 'origin', `+${name}:${KEPT_REF}`];
  let result = await fetchPack([...base, '--depth=1', '--filter=blob:none', ...target], call, address, options);
  // A server of plain files can do neither.
  if (/dumb http transport does not support/.test(result.stderr)) {
    result = await fetchPack([...base, ...target], call, address, options);
  }
  must(result, address, ref);
  const parsed = await git.run(['rev-parse', '--verify', '--quiet', `${KEPT_REF}^{commit}`], {
    ...call,
    protocols: 'none',
  });
  // A tag may name something else than a commit.
  if (parsed.code !== 0) throw new AppError('source.wrongRef', { address, ref: ref ?? 'HEAD' });
  return parsed.stdout.toString('utf8').trim();
}

/** Fetches those of `blobs` that are not there, in one go: git by itself would fetch them one by one. */
export async function fetchBlobs(
  blobs: ReadonlySet<string>,
  { dir, commit, protocols }: FetchedRepository,
  address: string,
  options: FetchOptions,
): Promise<void> {
  const { git, signal } = options;
  const call = { cwd: dir, protocols, signal };
  const listed = await git.run(['rev-list', '--objects', '--missing=print', '--no-object-names', commit], call);
  const missing = must(listed, address, null)
    .stdout.toString('utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('?') && blobs.has(line.slice(1)) ? [line.slice(1)] : []));
  if (missing.length === 0) return;
  const fetched = await fetchPack(
    [
      '-c',
      'fetch.negotiationAlgorithm=noop',
      'fetch',
      '--no-tags',
      '--no-write-fetch-head',
      '--progress',
      '--filter=blob:none',
      '--stdin',
      'origin',
    ],
    { ...call, input: `${missing.join('\n')}\n` },
    address,
    options,
  );
  must(fetched, address, null);
}

/** Runs a fetch that tells of its progress and is stopped at the limits of one pack. */
function fetchPack(
  args: readonly string[],
  call: Call & Pick<GitOptions, 'input'>,
  address: string,
  { git, limits = FETCH_LIMITS, onProgress }: FetchOptions,
): Promise<GitResult> {
  return withinBounds({ ...call, address, ms: limits.packMs, bytes: limits.packBytes }, ({ signal, watch }) =>
    git.run(args, {
      ...call,
      signal,
      onProgress(text) {
        watch(text);
        reportProgress(text, onProgress);
      },
    }),
  );
}

/** Bytes that the repository's objects take. */
export async function repositorySize(git: Git, dir: string, signal: AbortSignal): Promise<number> {
  const { stdout } = await git.run(['count-objects', '-v'], { cwd: dir, protocols: 'none', signal });
  const kilobytes = [...stdout.toString('utf8').matchAll(/^size(?:-pack)?: (\d+)$/gm)].map((match) => Number(match[1]));
  return kilobytes.reduce((sum, each) => sum + each, 0) * 1_024;
}

function must(result: GitResult, address: string, ref: string | null): GitResult {
  if (result.code !== 0) throw gitFailure(result.stderr, address, ref);
  return result;
}

/** `Receiving objects:  12% (3/25), 1.2 MiB …` */
function reportProgress(text: string, onProgress: FetchOptions['onProgress']): void {
  const last = [...text.matchAll(/Receiving objects:\s+\d+% \((\d+)\/(\d+)\)/g)].at(-1);
  if (last !== undefined) onProgress(Number(last[1]), Number(last[2]));
}
