import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { commitFiles, git, writeFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { startLoopbackServer } from '../src/core/testing/loopback-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository, addRepository, type NewRepository } from './pages/add-repository.ts';
import type { LecternWindow } from './pages/drive-window.ts';
import { walkTo } from './pages/press.ts';

/** The sentence comes as an alert in the dialog, and the form still has (or offers again) what was typed. */
async function expectRefused(window: LecternWindow, typed: NewRepository, sentence: string): Promise<void> {
  const dialog = await addRepository(window, typed);
  await expect(dialog.getByRole('alert')).toHaveText(sentence);
  const address = dialog.getByRole('textbox', { name: wording.addSource.address });
  if (!(await address.isVisible())) {
    await expect(dialog.getByRole('button', { name: wording.addSource.mend })).toBeFocused();
    await window.page.keyboard.press('Enter');
  }
  await expect(address).toHaveValue(typed.address);
  await window.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test('addresses that are not fetched from are refused with a sentence', async ({ open, folder }) => {
  const { window } = await open();
  const none = join(folder, 'none');
  for (const [address, sentence] of [
    ['ext::sh -c id', wording.errors['source.scheme']],
    ['file:///etc', wording.errors['source.scheme']],
    ['git://example.org/a', wording.errors['source.scheme']],
    ['--upload-pack=x', wording.errors['source.address']],
    [' ', wording.errors['source.addressMissing']],
    ['nonsense', wording.errors['source.address']],
    [none, fill(wording.errors['source.missing'], { path: none })],
  ] as const) {
    await test.step(address, () => expectRefused(window, { address }, sentence));
  }
});

test('a server without a repository, with a page in its place, or that wants a password: each gets a sentence', async ({
  open,
}) => {
  const { window } = await open();
  for (const [status, code] of [
    [404, 'source.notRepository'],
    [401, 'source.needsPassword'],
    [200, 'source.notRepository'],
  ] as const) {
    const server = await startLoopbackServer((_, response) => {
      response.writeHead(status, { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="test"' });
      response.end('<!doctype html><title>Welcome</title>');
    });
    const address = `${server.origin}/docs`;
    await test.step(`status ${status}`, () =>
      expectRefused(window, { address }, fill(wording.errors[code], { address })));
    await server.close();
  }
});

test('an empty repository, and a wrong ref or folder, each get a sentence', async ({ open, folder }) => {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  await git(empty, 'init', '--quiet');
  const address = join(folder, 'docs');
  await commitFiles(address, { 'a.md': '# Heron\n\nA bird.\n' });
  const { window } = await open();
  await expectRefused(window, { address: empty }, fill(wording.errors['source.emptyRepository'], { address: empty }));
  await expectRefused(
    window,
    { address, ref: 'no-such-branch' },
    fill(wording.errors['source.wrongRef'], { address, ref: 'no-such-branch' }),
  );
  await expectRefused(
    window,
    { address, searchPath: 'no/such/folder' },
    fill(wording.errors['source.wrongPath'], { path: 'no/such/folder' }),
  );
});

test('another try takes the place of the one that failed, which goes by one key', async ({ open, folder }) => {
  const address = join(folder, 'docs');
  await commitFiles(address, { 'a.md': '# Heron\n\nA bird.\n' });
  const { window } = await open();
  const { page } = window;
  for (const ref of ['mian', 'mein']) {
    const dialog = await addRepository(window, { address, ref });
    await expect(dialog.getByRole('alert')).toHaveText(fill(wording.errors['source.wrongRef'], { address, ref }));
    await page.keyboard.press('Escape');
  }
  await window.run('sources.open');
  const rows = window.dialog(wording.sources.title).getByRole('listitem');
  await expect(rows.getByRole('heading')).toHaveText([wording.sources.handbook, 'docs']);
  await walkTo(page, rows.getByRole('button', { name: 'Retry docs mein' }));
  await page.keyboard.press('Delete');
  await expect(rows.getByRole('heading')).toHaveText([wording.sources.handbook]);
  await expect(rows.getByRole('article')).toBeFocused();
});

test('a folder that is no repository is indexed as plain files', async ({ open, folder }) => {
  await writeFiles(folder, { 'notes/birds.md': '# Birds\n\nThe heron stands on one leg in the shallow pond.\n' });
  const { window } = await open();
  await addReadableRepository(window, { address: folder });
  const answer = await window.askAndWait('Where does the heron stand?');
  await expect(answer).toContainText('The heron stands on one leg in the shallow pond.');
  await expect(answer.getByRole('link', { name: /^Citation \d+: notes\/birds\.md/ }).first()).toBeVisible();
});
