import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CitedPlace } from '../../../shared/domain/passage';
import type { Knowledge, SourceInput } from '../knowledge';
import { commitFiles, git, writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { startGitServer } from '../testing/start-git-server';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const LAMP = '# Lamp\n\nTrim the wick.\n';
const FILES = { 'docs/lamp.md': LAMP, 'docs/other.md': '# Other\n\nClean the panes.\n' };

async function setUp() {
  const config = await temporaryConfig();
  return { config, folder: join(config.dir, 'work'), knowledge: openKnowledge(config) };
}

async function placeOf(knowledge: Knowledge, source: SourceInput, query: string): Promise<CitedPlace> {
  await update(knowledge, source);
  const [found] = await search(knowledge, source, query);
  if (found === undefined) throw new Error('nothing was found');
  return found;
}

const LINES = [1, 3];
const isAt = (commit: string | null) => ({ commit, lines: LINES });

describe('a source vouches', () => {
  it('for a file that it has at that path, and for none that somebody made up', async () => {
    const { folder, knowledge } = await setUp();
    const commit = await commitFiles(folder, FILES);
    const source = sourceOf('folder', folder);
    const place = await placeOf(knowledge, source, 'wick');
    const tree = await git(folder, 'rev-parse', 'HEAD^{tree}');
    const changes: readonly Partial<CitedPlace>[] = [
      {},
      { sourceName: 'official' },
      { path: 'docs/other.md' },
      { path: 'docs/none.md' },
      { path: `../${basename(folder)}/docs/lamp.md` },
      { path: 'docs/lamp.md\n' },
      { path: 'docs' },
      { blob: '0'.repeat(40) },
      { blob: tree, path: 'docs' },
      { sourceKey: 'f'.repeat(64) },
    ];
    const places = changes.map((change) => ({ ...place, ...change }));
    const others = Array.from({ length: 8 }, () => null);
    expect(await knowledge.sources.vouch({ places, source })).toEqual([isAt(commit), isAt(commit), ...others]);
  });

  it('for the commit that it has the file at, in place of one that it cannot tell of', async () => {
    const { folder, knowledge } = await setUp();
    const first = await commitFiles(folder, FILES);
    const second = await commitFiles(folder, { 'docs/new.md': '# New\n\nNothing of the kind.\n' });
    const source = sourceOf('folder', folder);
    const place = await placeOf(knowledge, source, 'wick');
    const tree = await git(folder, 'rev-parse', 'HEAD^{tree}');
    const commits = [second, first, 'deadbeef'.repeat(5), tree, 'HEAD', '--help', null];
    const places = commits.map((commit) => ({ ...place, commit }));
    expect((await knowledge.sources.vouch({ places, source })).map((found) => found?.commit)).toEqual([
      second,
      first,
      ...Array.from({ length: 5 }, () => second),
    ]);
  });

  it('for many files of an earlier commit', async () => {
    const { folder, knowledge } = await setUp();
    const paths = Array.from({ length: 60 }, (_, at) => `docs/lamp-${at}.md`);
    const first = await commitFiles(folder, Object.fromEntries(paths.map((path) => [path, LAMP])));
    const source = sourceOf('folder', folder);
    const place = await placeOf(knowledge, source, 'wick');
    await commitFiles(folder, Object.fromEntries(paths.map((path) => [path, '# Lamp\n\nFill the lamp.\n'])));
    await update(knowledge, source);
    const places = paths.map((path) => ({ ...place, path }));
    expect(await knowledge.sources.vouch({ places, source })).toEqual(paths.map(() => isAt(first)));
  });

  it('for what it had at a commit that its repository keeps, below the folder that it is', async () => {
    const { folder, knowledge } = await setUp();
    const first = await commitFiles(folder, FILES);
    const source = sourceOf('folder', join(folder, 'docs'));
    const place = await placeOf(knowledge, source, 'wick');
    await commitFiles(folder, { 'docs/lamp.md': '# Lamp\n\nFill the lamp.\n' });
    await update(knowledge, source);
    const places = [place, { ...place, commit: 'deadbeef'.repeat(5) }, { ...place, commit: null }];
    expect([place.path, await knowledge.sources.vouch({ places, source })]).toEqual([
      'lamp.md',
      [isAt(first), null, null],
    ]);
  });

  it('for an edit in no commit, and for what is in the folder and not read yet', async () => {
    const { folder, knowledge } = await setUp();
    const commit = await commitFiles(folder, FILES);
    await writeFiles(folder, { 'docs/lamp.md': '# Lamp\n\nTrim the long wick.\n' });
    const source = sourceOf('folder', folder);
    const edited = await placeOf(knowledge, source, 'long wick');
    await writeFiles(folder, { 'docs/lamp.md': LAMP });
    const clean = { ...edited, commit, blob: await git(folder, 'rev-parse', 'HEAD:docs/lamp.md') };
    const places = [edited, { ...edited, commit }, clean, { ...clean, commit: null }];
    expect(await knowledge.sources.vouch({ places, source })).toEqual([
      isAt(null),
      isAt(null),
      isAt(commit),
      isAt(null),
    ]);
  });

  it('for lines that the file has', async () => {
    const { folder, knowledge } = await setUp();
    await writeFiles(folder, FILES);
    const source = sourceOf('folder', folder);
    const place = await placeOf(knowledge, source, 'wick');
    const lines: readonly CitedPlace['lines'][] = [
      [2, 3],
      [2, 1_000_000_000],
      [4, 5],
      [3, 1],
    ];
    const places = lines.map((each) => ({ ...place, lines: each }));
    expect((await knowledge.sources.vouch({ places, source })).map((found) => found?.lines)).toEqual([
      [2, 3],
      [2, 3],
      undefined,
      undefined,
    ]);
  });

  it('of a repository that was fetched by what was fetched, and for nothing once that is gone', async () => {
    const { config, knowledge } = await setUp();
    const origin = join(config.dir, 'served', 'docs');
    const server = await startGitServer(join(config.dir, 'served'), {});
    const first = await commitFiles(origin, FILES);
    const source = sourceOf('repository', server.url('docs'));
    const place = await placeOf(knowledge, source, 'wick');
    const second = await commitFiles(origin, { 'docs/lamp.md': '# Lamp\n\nFill the lamp.\n' });
    await update(knowledge, source);
    const requests = server.requests.length;
    const asked = [place, { ...place, commit: second }, { ...place, commit: 'deadbeef'.repeat(5) }];
    const found = [await knowledge.sources.vouch({ places: asked, source })];
    await rm(join(config.repositoriesDir, `${source.key}.git`), { recursive: true });
    found.push(await knowledge.sources.vouch({ places: [place], source }));
    expect([found, server.requests.length - requests]).toEqual([[[isAt(first), null, null], [null]], 0]);
  });
});
