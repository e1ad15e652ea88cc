import { join } from 'node:path';
import type { CitedPlace } from '../../../shared/domain/passage';
import { columnText } from '../column-text';
import { unpackText } from '../index/pack-text';
import type { SourceInput } from '../knowledge';
import type { VouchedPlace, VouchInput } from '../vouched-place';
import { isPlainPath } from './is-plain-path';
import { packPlace, readFromFolder, type OpenPlaceOptions } from './open-place';
import { repositoryFolder } from './git/repository-folder';

/** Git looks into trees alone: what takes longer is not waited for. */
const MAX_MS = 3_000;
const OBJECT_ID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** Each is a run of git; what names no commit but these is found in the index or not at all. */
const MAX_COMMITS = 20;
/** Paths of one run, which are plain and so not long: a command line has 32,767 characters on Windows. */
const MAX_PATHS = 25;

/** How a source has each of the places (SourceKnowledge.vouch). Whoever made them up, nothing else of them holds. */
export async function vouchPlaces(
  { places, source }: VouchInput,
  options: OpenPlaceOptions,
): Promise<readonly (VouchedPlace | null)[]> {
  const isOwn = ({ sourceKey, path, blob }: CitedPlace): boolean =>
    sourceKey === source.key && isPlainPath(path) && OBJECT_ID.test(blob);
  const indexed = await commitsInIndex(places, options);
  const elsewhere = places.filter((place, at) => isOwn(place) && indexed.get(at) !== place.commit);
  const committed = await findCommitted(elsewhere, source, options);
  const vouched: (VouchedPlace | null)[] = [];
  for (const [at, place] of places.entries()) {
    options.signal.throwIfAborted();
    const commit = committed.has(fileKey(place)) ? place.commit : indexed.get(at);
    vouched.push(isOwn(place) ? await vouchOne(place, commit, source, options) : null);
  }
  return vouched;
}

/** `commit`: of the file, where that is known. */
async function vouchOne(
  place: CitedPlace,
  commit: string | null | undefined,
  source: SourceInput,
  options: OpenPlaceOptions,
): Promise<VouchedPlace | null> {
  // What is not indexed yet may lie in the folder already.
  if (commit === undefined && (await readFromFolder(place, source)) === null) return null;
  const packed = await packPlace(place, source, options);
  if (packed === null) return null;
  const count = unpackText(packed).replace(/\n$/, '').split('\n').length;
  const [first, last] = place.lines;
  return first > last || first > count ? null : { commit: commit ?? null, lines: [first, Math.min(last, count)] };
}

/** The commits of those files that the source has now, by their place in the list; null for what is in none. */
async function commitsInIndex(
  places: readonly CitedPlace[],
  { client }: OpenPlaceOptions,
): Promise<ReadonlyMap<number, string | null>> {
  const { rows } = await client.execute({
    sql: `SELECT wanted.key AS at, CASE WHEN files.is_edited THEN NULL ELSE sources.commit_id END AS commit_id
          FROM json_each(?) AS wanted
          JOIN files ON files.blob = wanted.value ->> 'blob' AND files.path = wanted.value ->> 'path'
          JOIN sources ON sources.id = files.source_id AND sources.key = wanted.value ->> 'sourceKey'
          WHERE files.state = 'live'`,
    args: [JSON.stringify(places.map(({ sourceKey, path, blob }) => ({ sourceKey, path, blob })))],
  });
  return new Map(rows.map((row) => [Number(row.at), row.commit_id === null ? null : columnText(row.commit_id)]));
}

/** Those of the files that the source's repository has at the commits that they name. Nothing is fetched for that. */
async function findCommitted(
  places: readonly CitedPlace[],
  source: SourceInput,
  { git, repositoriesDir, signal }: OpenPlaceOptions,
): Promise<ReadonlySet<string>> {
  const byCommit = Map.groupBy(places, ({ commit }) => commit ?? '');
  const commits = [...byCommit].filter(([commit]) => OBJECT_ID.test(commit)).slice(0, MAX_COMMITS);
  const cwd = source.kind === 'repository' ? join(repositoriesDir, repositoryFolder(source.key)) : source.address;
  const call = { cwd, protocols: 'none', signal, maxMs: MAX_MS } as const;
  const found = new Set<string>();
  const runs = commits.flatMap(([commit, wanted]) =>
    inRuns([...new Set(wanted.map(({ path }) => path))]).map((paths) => ({ commit, paths })),
  );
  for (const { commit, paths } of runs) {
    try {
      const args = ['--literal-pathspecs', 'ls-tree', '-z', '--end-of-options', `${commit}^{commit}`, ...paths];
      const { stdout } = await git.run(args, call);
      // `<mode> <type> <id>\t<path>` (git-ls-tree(1), "OUTPUT FORMAT"). A link's text is none of its file.
      for (const entry of stdout.toString('utf8').split('\0')) {
        const [, blob, path] = /^100\d+ blob ([0-9a-f]+)\t([^]*)$/.exec(entry) ?? [];
        if (blob !== undefined && path !== undefined) found.add(fileKey({ commit, path, blob }));
      }
    } catch {
      // Without git, or without the repository, the index alone tells.
      signal.throwIfAborted();
    }
  }
  return found;
}

function inRuns(paths: readonly string[]): ReadonlyArray<readonly string[]> {
  const count = Math.ceil(paths.length / MAX_PATHS);
  return Array.from({ length: count }, (_, at) => paths.slice(at * MAX_PATHS, (at + 1) * MAX_PATHS));
}

function fileKey({ commit, path, blob }: Pick<CitedPlace, 'commit' | 'path' | 'blob'>): string {
  return JSON.stringify([commit, path, blob]);
}
