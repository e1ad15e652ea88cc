import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import { parseAddress } from '../parse-address';
import type { AllowedProtocols } from './git-environment';
import { gitFailure } from './git-failure';
import { isSafeRef } from './is-safe-ref';
import type { Git, GitOptions, GitResult } from './run-git';

/** What was fetched is kept from git's housekeeping by this ref. */
const KEPT_REF = 'refs/lectern/head';
const COMMIT_ID = /^[0-9a-f]{40}$/;

export interface FetchOptions {
  readonly git: Git;
  readonly repositoriesDir: string;
  readonly signal: AbortSignal;
  /** Objects received so far, of how many. */
  readonly onProgress: (done: number, total: number) => void;
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
    const name = await resolveRef(options.git, input, call);
    const commit = await fetchCommit(name, input, options, call);
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

/** The full name to fetch for a branch, a tag, or the default branch; a commit's id stands for itself. */
async function resolveRef(
  git: Git,
  { address, ref }: Pick<SourceInput, 'address' | 'ref'>,
  call: Call,
): Promise<string> {
  const wanted = ref === null ? ['HEAD'] : [`refs/heads/${ref}`, `refs/tags/${ref}`, ref];
  const result = await git.run(['ls-remote', '--quiet', '--end-of-options', 'origin', 'HEAD', ...wanted], call);
  const names = must(result, address, ref)
    .stdout.toString('utf8')
    .split('\n')
    .flatMap((line) => line.split('\t')[1] ?? []);
  if (ref !== null && COMMIT_ID.test(ref)) return ref;
  const found = wanted.find((name) => names.includes(name));
  if (found !== undefined) return found;
  if (names.length === 0 && ref === null) throw new AppError('source.emptyRepository', { address });
  throw new AppError('source.wrongRef', { address, ref: ref ?? 'HEAD' });
}

async function fetchCommit(
  name: string,
  { address, ref }: Pick<SourceInput, 'address' | 'ref'>,
  { git, onProgress }: FetchOptions,
  call: Call,
): Promise<string> {
  const base = ['fetch', '--no-tags', '--no-write-fetch-head', '--progress', '--force'];
  const target = ['--end-of-options', 'origin', `+${name}:${KEPT_REF}`];
  const report = { ...call, onProgress: (text: string) => reportProgress(text, onProgress) };
  let result = await git.run([...base, '--depth=1', '--filter=blob:none', ...target], report);
  // A server of plain files can do neither.
  if (/dumb http transport does not support/.test(result.stderr)) result = await git.run([...base, ...target], report);
  must(result, address, ref);
  const parsed = await git.run(['rev-parse', '--verify', '--quiet', `${KEPT_REF}^{commit}`], call);
  // A tag may name something else than a commit.
  if (parsed.code !== 0) throw new AppError('source.wrongRef', { address, ref: ref ?? 'HEAD' });
  return parsed.stdout.toString('utf8').trim();
}

/** Fetches those of `blobs` that are not there, in one go: git by itself would fetch them one by one. */
export async function fetchBlobs(
  blobs: ReadonlySet<string>,
  { dir, commit, protocols }: FetchedRepository,
  address: string,
  { git, signal, onProgress }: FetchOptions,
): Promise<void> {
  const call = { cwd: dir, protocols, signal };
  const listed = await git.run(['rev-list', '--objects', '--missing=print', '--no-object-names', commit], call);
  const missing = must(listed, address, null)
    .stdout.toString('utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('?') && blobs.has(line.slice(1)) ? [line.slice(1)] : []));
  if (missing.length === 0) return;
  const fetched = await git.run(
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
    { ...call, input: `${missing.join('\n')}\n`, onProgress: (text) => reportProgress(text, onProgress) },
  );
  must(fetched, address, null);
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
