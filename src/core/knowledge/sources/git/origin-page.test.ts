import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CitedPlace } from '../../../../shared/domain/passage';
import { search, sourceOf, update } from '../../testing/sources';
import { commitFiles, git, writeFiles } from '../../testing/git-repository';
import { openKnowledge, temporaryConfig } from '../../testing/temporary-knowledge';

describe('the web page of a passage in a work tree', () => {
  /** A work tree whose commit its origin has. */
  async function cloned(origin: string) {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config);
    const folder = join(config.dir, 'work');
    const commit = await commitFiles(folder, { 'docs/a.md': '# A\n\nThe copper valve.\n' });
    await git(folder, 'remote', 'add', 'origin', origin);
    await git(folder, 'update-ref', 'refs/remotes/origin/main', commit);
    const pageIn = async (address: string, change: Partial<CitedPlace> = {}): Promise<string | null> => {
      const source = sourceOf('folder', address);
      await update(knowledge, source);
      const [found] = await search(knowledge, source, 'valve');
      if (found === undefined) throw new Error('nothing was found');
      return (await knowledge.sources.open({ place: { ...found, ...change }, source })).page;
    };
    return { folder, commit, pageIn };
  }
  const pageAt = (commit: string): string => `https://github.com/owner/demo/blob/${commit}/docs/a.md?plain=1#L1-L3`;

  it('is that of its origin, with the path from the root of the repository and without who signs in', async () => {
    const { folder, commit, pageIn } = await cloned('https://me:secret@github.com/owner/demo.git');
    expect([await pageIn(folder), await pageIn(join(folder, 'docs'))]).toEqual([pageAt(commit), pageAt(commit)]);
  });

  it.each(['git@github.com:owner/demo.git', 'http://github.com/owner/demo', '/srv/demo.git', 'https://127.0.0.1/a/b'])(
    'is not made of the origin %s',
    async (origin) => {
      const { folder, pageIn } = await cloned(origin);
      expect(await pageIn(folder)).toBeNull();
    },
  );

  it('is not there for what the origin has not: an edit, a commit that was not pushed, and a file that was another one then', async () => {
    const { folder, commit, pageIn } = await cloned('https://github.com/owner/demo');
    const pages = [await pageIn(folder)];
    await writeFiles(folder, { 'docs/a.md': '# A\n\nThe silver valve.\n' });
    pages.push(await pageIn(folder));
    await commitFiles(folder, { 'docs/a.md': '# A\n\nThe brass valve.\n' });
    pages.push(await pageIn(folder));
    const { folder: other, ...pushed } = await cloned('https://github.com/owner/demo');
    await commitFiles(other, { 'docs/a.md': '# A\n\nThe brass valve.\n' });
    pages.push(await pushed.pageIn(other, { commit: pushed.commit }));
    expect(pages).toEqual([pageAt(commit), null, null, null]);
  });
});
