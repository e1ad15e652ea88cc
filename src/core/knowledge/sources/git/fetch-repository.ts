import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import { isFolder } from '../is-folder';
import { parseAddress } from '../parse-address';
import { MAX_FILE_BYTES } from '../pick-files';
import { namesCommit } from './commit-id';
import { findRef, type FoundRef } from './find-ref';
import { createRoutes, type Approved, type Route } from './find-route';
import { must } from './git-failure';
import { isSafeRef } from './is-safe-ref';
import { repositoryFolder } from './repository-folder';
import { MAX_GREETING_MS, type Git, type GitOptions } from './run-git';

/** What was fetched is kept from git's housekeeping by this ref. */
const KEPT_REF = 'refs/lectern/head';
const COMMIT_ID = /^[0-9a-f]{40}$/;
const REMOTE = 'origin';
/** Where git was approved to go, in the settings of the repository's folder. */
const APPROVED = 'lectern.approved';
/** Whether the server sent all of the commit, as it cannot leave anything out; among the same settings. */
const SENT_WHOLE = 'lectern.sentWhole';
/** Ids of blobs that were too large to be fetched, in a file of the repository's folder. */
const LEFT_OUT = 'lectern-left-out';
/** Bytes of a commit and its trees. */
const MAX_TREES = 64_000_000;
/** Bytes of a commit with all its blobs, from a server that cannot leave them out. */
const MAX_WHOLE = 2_000_000_000;
/** Bytes, packed, of blobs that are asked for by id, and how many more for each of them. */
const MAX_BLOBS = 32_000_000;
const MAX_BLOBS_EACH = 50_000;

export interface FetchOptions {
  readonly git: Git;
  readonly repositoriesDir: string;
  readonly signal: AbortSignal;
  /** Objects received so far, of how many. `isWhole`: the server cannot leave anything out. */
  readonly onProgress: (done: number, total: number, isWhole: boolean) => void;
  /** Seconds in which nothing was received that could be counted. */
  readonly onWaiting: (seconds: number) => void;
}

export interface FetchedRepository {
  /** Absolute folder of the bare repository. */
  readonly dir: string;
  readonly commit: string;
  /** The server cannot leave anything out, so that all of the commit was fetched. */
  readonly isWhole: boolean;
  /** How the server was reached; null when nothing was asked of it. */
  readonly route: Route | null;
  /** None of the blobs was fetched before. */
  readonly isNew: boolean;
}

/**
 * Fetches one commit with its trees, without blobs where the server can leave them out, into a bare repository without
 * a working tree: nothing is checked out, so no link is followed and no filter runs. Errors: the `source.*` codes.
 */
export async function fetchRepository(
  input: Pick<SourceInput, 'key' | 'address' | 'ref' | 'isAsKept' | 'isAsked' | 'target'>,
  options: FetchOptions,
): Promise<FetchedRepository> {
  const { address, ref } = input;
  if (parseAddress(address).kind !== 'repository') throw new AppError('source.scheme');
  if (ref !== null && !isSafeRef(ref)) throw new AppError('source.wrongRef', { address, ref });
  const dir = join(options.repositoriesDir, repositoryFolder(input.key));
  const { git, signal } = options;
  const call = { cwd: dir, protocols: 'none', signal } as const;
  const isNew = !(await isFolder(dir));
  await mkdir(dir, { recursive: true });
  await removeLocks(dir);
  // Changes nothing when it is there.
  must(await git.run(['init', '--quiet', '--bare', '--template=', '.'], call), address, null);
  const kept = isNew ? null : await keptCommit(git, call);
  const isPinned = ref !== null && COMMIT_ID.test(ref);
  const asKept = async (commit: string) => ({
    dir,
    commit,
    isWhole: (await setting(git, SENT_WHOLE, call)) === 'true',
    route: null,
    isNew: false,
  });
  if (kept !== null && (input.isAsKept === true || (ref !== null && namesCommit(ref, kept)))) return asKept(kept);
  const approved = await approvedOf(git, input, call);
  const findRoute = createRoutes(git, approved, { cwd: dir, signal });
  const found = isPinned
    ? { address, name: ref, commit: ref }
    : await findRef(git, input, findRoute, options.onWaiting);
  if (found.commit === kept) return asKept(kept);
  await prepare(found.address, dir, options, call);
  if (approved !== null) must(await git.run(['config', APPROVED, approved.target], call), address, null);
  const route = await findRoute(found.address, REMOTE);
  const fetched = await fetchCommit(found, input, options, route);
  if (fetched.isWhole || !isNew)
    must(await git.run(['config', SENT_WHOLE, String(fetched.isWhole)], call), address, null);
  return { dir, route, isNew: isNew && !fetched.isWhole, ...fetched };
}

/** Null for what the person added. */
async function approvedOf(
  git: Git,
  { address, isAsked, target }: Pick<SourceInput, 'address' | 'isAsked' | 'target'>,
  call: Call,
): Promise<Approved | null> {
  if (isAsked !== true) return null;
  if (target !== undefined) return { address, target };
  return { address, target: (await setting(git, APPROVED, call)) || address };
}

/** Of the repository's folder; empty when it is not set. */
async function setting(git: Git, name: string, call: Call): Promise<string> {
  const { stdout } = await git.run(['config', '--local', name], call);
  return stdout.toString('utf8').trim();
}

type Call = Pick<GitOptions, 'cwd' | 'protocols' | 'signal'>;

/**
 * Names the one remote, and clears away what a fetch that was cut off has left. That blobs may be missing, the first
 * fetch with a filter notes by itself (git-fetch(1), --filter).
 */
async function prepare(address: string, dir: string, { git }: FetchOptions, call: Call): Promise<void> {
  must(await git.run(['config', `remote.${REMOTE}.url`, address], call), address, null);
  await removeUnfinished(dir);
}

/** A git that was ended leaves the locks that it held, at which all later ones would fail. No other works in the folder. */
async function removeLocks(dir: string): Promise<void> {
  for (const folder of [dir, join(dir, dirname(KEPT_REF))]) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => each.endsWith('.lock'))) await rm(join(folder, name), { force: true });
  }
}

/** Packs that git is receiving, or that a git which was ended has left. */
async function unfinishedPacks(dir: string): Promise<readonly string[]> {
  const packs = join(dir, 'objects/pack');
  return (await readdir(packs)).filter((name) => name.startsWith('tmp_')).map((name) => join(packs, name));
}

async function removeUnfinished(dir: string): Promise<void> {
  for (const path of await unfinishedPacks(dir)) await rm(path, { force: true });
}

/** Git tells what it has received of a pack only after the pack's first object, which could be endless. */
async function isOver(limit: number, dir: string): Promise<boolean> {
  const sizes = (await unfinishedPacks(dir)).map(async (path) => (await stat(path)).size);
  return (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0) > limit;
}

/** Goes back to a commit that was fetched before, when an update to another came to nothing. */
export async function keepCommit(git: Git, commit: string, call: Call): Promise<void> {
  await git.run(['update-ref', KEPT_REF, commit], call);
}

async function keptCommit(git: Git, call: Call): Promise<string | null> {
  const { code, stdout } = await git.run(['rev-parse', '--verify', '--quiet', `${KEPT_REF}^{commit}`], call);
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

const FETCH = ['fetch', '--no-tags', '--no-write-fetch-head', '--progress', '--force'];

async function fetchCommit(
  found: FoundRef,
  { address, ref }: Pick<SourceInput, 'address' | 'ref'>,
  { git, onProgress, onWaiting }: FetchOptions,
  route: Route,
): Promise<Pick<FetchedRepository, 'commit' | 'isWhole'>> {
  let isWhole = false;
  const answer = watchAnswer();
  const result = await git.run(
    [...FETCH, '--depth=1', '--filter=blob:none', '--end-of-options', REMOTE, `+${found.name}:${KEPT_REF}`],
    {
      ...route,
      begins: answer.begins,
      onProgress(text) {
        answer.note(text);
        if (text.includes('filtering not recognized')) {
          isWhole = true;
          onProgress(0, 0, isWhole);
        }
        reportProgress(text, isWhole, onProgress);
      },
      onWaiting: (seconds) => !answer.isReceiving() && onWaiting(seconds),
      isTooMuch: () => isOver(isWhole ? MAX_WHOLE : MAX_TREES, route.cwd),
    },
  );
  must(result, address, ref);
  const commit = await keptCommit(git, route);
  // A tag may name something else than a commit.
  if (commit === null) throw new AppError('source.wrongRef', { address, ref: ref ?? 'HEAD' });
  return { commit, isWhole };
}

/**
 * Fetches those of `blobs` that are not there, in one go: git by itself would fetch them one by one. When they turn out
 * to be far larger than text is, everything but large blobs is fetched instead (git 2.36). Gives those that stay away.
 */
export async function fetchBlobs(
  blobs: ReadonlySet<string>,
  { dir, commit, isNew, ...fetched }: Omit<FetchedRepository, 'isWhole'>,
  input: Pick<SourceInput, 'address' | 'isAsked' | 'target'>,
  { git, signal, onProgress }: FetchOptions,
): Promise<ReadonlySet<string>> {
  const { address } = input;
  const here = { cwd: dir, protocols: 'none', signal } as const;
  const listMissing = async (): Promise<readonly string[]> => {
    const args = ['rev-list', '--objects', '--missing=print', '--no-object-names', commit];
    const listed = await git.run(args, here);
    const lines = must(listed, address, null).stdout.toString('utf8').split('\n');
    return lines.flatMap((line) => (line.startsWith('?') && blobs.has(line.slice(1)) ? [line.slice(1)] : []));
  };
  const leftOut = new Set((await readFile(join(dir, LEFT_OUT), 'utf8').catch(() => '')).split('\n'));
  const missing = (isNew ? [...blobs] : await listMissing()).filter((id) => !leftOut.has(id));
  if (missing.length === 0) return leftOut;
  // What was told last is of the trees, all of which have come.
  onProgress(0, 0, false);
  const route = fetched.route ?? (await originRoute(git, await approvedOf(git, input, here), here));
  const callWatched = () => {
    const { begins, note } = watchAnswer();
    return {
      ...route,
      begins,
      onProgress(text: string) {
        note(text);
        reportProgress(text, false, onProgress);
      },
    };
  };
  const byId = await git.run(
    ['-c', 'fetch.negotiationAlgorithm=noop', ...FETCH, '--filter=blob:none', '--stdin', REMOTE],
    {
      ...callWatched(),
      input: `${missing.join('\n')}\n`,
      isTooMuch: () => isOver(MAX_BLOBS + missing.length * MAX_BLOBS_EACH, dir),
    },
  );
  if (byId.ended !== 'tooMuch') {
    must(byId, address, null);
    return leftOut;
  }
  await removeUnfinished(dir);
  const smaller = await git.run(
    [...FETCH, '--refetch', '--depth=1', `--filter=blob:limit=${MAX_FILE_BYTES}`, '--end-of-options', REMOTE, commit],
    { ...callWatched(), isTooMuch: () => isOver(MAX_WHOLE, dir) },
  );
  must(smaller, address, null);
  const large = await listMissing();
  await writeFile(join(dir, LEFT_OUT), large.join('\n'));
  return new Set(large);
}

/** The way to where the commit came from: a redirect may have led there. */
async function originRoute(git: Git, approved: Approved | null, here: Call): Promise<Route> {
  const { cwd, signal } = here;
  const address = await setting(git, `remote.${REMOTE}.url`, here);
  return createRoutes(git, approved, { cwd, signal })(address, REMOTE);
}

/** What git writes once a server works on a pack, and once it comes. Git's traces of the greeting begin otherwise. */
const BEGUN = /(?:^|[\r\n])(?:remote: |(?:Receiving|Unpacking) objects:)/;
const RECEIVING = /Receiving objects:/;

/** Notes from what git tells whether a server has done with its greeting. */
function watchAnswer() {
  let hasBegun = false;
  let isReceiving = false;
  return {
    begins: { withinMs: MAX_GREETING_MS, hasBegun: () => hasBegun },
    isReceiving: () => isReceiving,
    note(text: string): void {
      hasBegun ||= BEGUN.test(text);
      isReceiving ||= RECEIVING.test(text);
    },
  };
}

/** `Receiving objects:  12% (3/25), 1.2 MiB …` */
function reportProgress(text: string, isWhole: boolean, onProgress: FetchOptions['onProgress']): void {
  const last = [...text.matchAll(/Receiving objects:\s+\d+% \((\d+)\/(\d+)\)/g)].at(-1);
  if (last !== undefined) onProgress(Number(last[1]), Number(last[2]), isWhole);
}
