import { join } from 'node:path';
import { commitFiles, writeFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { serveGit } from '../src/core/knowledge/testing/git-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository, addRepository } from './pages/add-repository.ts';
import { chooseCommand } from './pages/choose-command.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';
import { fillByKeys, tabTo, walkTo } from './pages/press.ts';

const text = wording.sources;
const short = (commit: string): string => commit.slice(0, 10);
const dome = (sentence: string) => ({ 'docs/dome.md': `# Dome\n\n${sentence}\n` });

test('a repository is refreshed, named, pinned, followed again and removed, all by key', async ({
  open,
  folder,
  gitServer,
}) => {
  const origin = join(folder, 'observatory');
  const address = gitServer.url('observatory');
  const first = await commitFiles(origin, dome('The dome opens at dusk.'));
  const { window } = await open();
  const { page } = window;
  await addReadableRepository(window, { address });
  const sources = window.dialog(text.title);
  const row = sources.getByRole('listitem').filter({ hasText: address });

  await window.run('sources.open');
  await expect(row).toContainText(`${address} · ${short(first)}`);
  await expect(row).toContainText(/Ready · 1 file · 1 passage · [\d.]+ \w+ · updated/);
  // The server of these tests is one that cannot leave anything out.
  await expect(row).toContainText(wording.errors['source.sentWhole']);
  const second = await commitFiles(origin, dome('The dome opens at noon.'));
  await walkTo(page, row.getByRole('button', { name: 'Refresh observatory' }));
  await page.keyboard.press('Enter');
  await expect(row).toContainText(short(second));
  await page.keyboard.press('Escape');

  await chooseCommand(window, 'Change observatory');
  const form = sources.getByRole('form');
  await fillByKeys(page, form.getByRole('textbox', { name: text.name }), 'Hill');
  await tabTo(page, form.getByRole('button', { name: text.pin }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(fill(text.pinning, { name: 'Hill' }))).toBeVisible();
  await expect(row.getByRole('article')).toBeFocused();
  const pinned = `${address} · ${fill(text.pinned, { commit: short(second) })}`;
  await expect(row.filter({ hasText: pinned })).toHaveCount(1);
  await expect(row).toHaveCount(1);
  await expect(row.getByRole('heading')).toHaveText('Hill');
  await page.keyboard.press('Escape');

  const third = await commitFiles(origin, dome('The dome opens at dawn.'));
  await chooseCommand(window, 'Refresh Hill');
  await expect(await window.askAndWait('When does the dome open?')).toContainText('The dome opens at noon.');

  await chooseCommand(window, 'Unpin Hill');
  await window.run('sources.open');
  await expect(row.filter({ hasText: `${address} · ${short(third)}` })).toHaveCount(1);
  await expect(row).toHaveCount(1);
  await page.keyboard.press('Escape');
  await chooseCommand(window, 'Pin Hill');
  await window.run('sources.open');
  await expect(row.filter({ hasText: fill(text.pinned, { commit: short(third) }) })).toHaveCount(1);
  await expect(row).toHaveCount(1);

  await page.keyboard.press('Escape');

  // Of a branch, it is pinned from there, and goes back to it.
  await chooseCommand(window, 'Unpin Hill');
  await chooseCommand(window, 'Change Hill');
  await fillByKeys(page, form.getByRole('textbox', { name: wording.addSource.ref }), 'main');
  await page.keyboard.press('Enter');
  const followed = `${address} · main · `;
  await expect(row.filter({ hasText: followed + short(third) })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await chooseCommand(window, 'Pin Hill');
  await window.run('sources.open');
  await expect(row.filter({ hasText: followed + fill(text.pinned, { commit: short(third) }) })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await chooseCommand(window, 'Unpin Hill');
  await window.run('sources.open');
  await expect(row.filter({ hasText: followed + short(third) })).toHaveCount(1);

  await walkTo(page, row.getByRole('button', { name: 'Remove Hill' }));
  await page.keyboard.press('Enter');
  await expect(row.getByRole('alert')).toHaveText(/^Remove Hill.* for good\? That frees [\d.]+ \w+ and its index\.$/);
  await expect(row.getByRole('button', { name: text.remove, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Removed Hill; [\d.]+ \w+ are free again\.$/)).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.keyboard.press('Escape');

  const panel = await openCitation(window, citationsOf(window.answers.first()).first());
  await expect(panel).toContainText('The dome opens at noon.');
  await tabTo(page, panel.getByRole('button', { name: wording.citation.copyPlace }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await window.run('message.focus');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(window.box).toHaveValue(`Hill@${second} docs/dome.md:1-3`);
});

test('a fetch shows that it runs, and is stopped by key where it was begun and from the palette', async ({
  open,
  folder,
}) => {
  const server = await serveGit(folder, { isSilent: true });
  const { window } = await open();
  const { page } = window;
  const dialog = await addRepository(window, { address: server.url('observatory') });
  await expect(dialog.getByRole('progressbar', { name: `${text.fetching} observatory` })).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: text.stop }));
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText(text.stopped);
  await page.keyboard.press('Escape');

  await chooseCommand(window, 'Refresh observatory');
  await window.run('sources.open');
  const sources = window.dialog(text.title);
  const row = sources.getByRole('listitem').filter({ hasText: server.url('observatory') });
  await expect(row).toContainText(text.fetching);
  await page.keyboard.press('Escape');
  await chooseCommand(window, 'Stop observatory');
  await window.run('sources.open');
  await expect(row).toContainText(text.stopped);
  server.close();
});

test('a folder under git is followed, and what is not committed in it is marked as such', async ({ open, folder }) => {
  await commitFiles(folder, dome('The dome opens at dusk.'));
  await writeFiles(folder, dome('The dome opens at noon.'));
  const { window } = await open();
  await addReadableRepository(window, { address: folder });
  const sources = window.dialog(text.title);
  await window.run('sources.open');
  await expect(sources).toContainText(text.editedOne);
  await window.page.keyboard.press('Escape');

  const edited = await window.askAndWait('When does the dome open?');
  await expect(edited).toContainText('The dome opens at noon.');
  await expect(await openCitation(window, citationsOf(edited).first())).toContainText(wording.citation.noCommit);
  await window.page.keyboard.press('Escape');

  const commit = await commitFiles(folder, dome('The dome opens at dawn.'));
  const committed = await window.askAndWait('When does the dome open now?');
  await expect(committed).toContainText('The dome opens at dawn.');
  const panel = await openCitation(window, citationsOf(committed).first());
  await expect(panel).toContainText(`Commit ${short(commit)}`);
});

test('the list is one stop for Tab; arrows go through it, and a key changes, refreshes, stops or removes', async ({
  open,
  folder,
}) => {
  const names = ['dome', 'lamps', 'mirror'];
  for (const name of names) await writeFiles(join(folder, name), dome(`The ${name} stands in the hall.`));
  const silent = await serveGit(folder, { isSilent: true });
  const { window } = await open();
  const { page } = window;
  const press = (key: string) => page.keyboard.press(key);
  for (const name of names) await addReadableRepository(window, { address: join(folder, name) });
  await window.run('sources.open');
  const sources = window.dialog(text.title);
  const row = (name: string) => sources.getByRole('article', { name, exact: true });

  await expect(row(text.handbook)).toBeFocused();
  for (const key of ['Enter', 'Delete', 'ArrowUp', 'ArrowDown']) await press(key);
  await expect(row('dome')).toBeFocused();
  await press('End');
  await expect(row('mirror')).toBeFocused();
  await press('ArrowUp');
  await tabTo(page, row('lamps').getByRole('button', { name: 'Remove lamps' }));
  await press('Tab');
  await expect(sources.getByRole('button', { name: wording.addSource.title })).toBeFocused();
  await press('Shift+Tab');
  await press('ArrowDown');
  await expect(row('mirror')).toBeFocused();

  await press('Enter');
  const form = sources.getByRole('form');
  await fillByKeys(page, form.getByRole('textbox', { name: text.name }), 'glass');
  await press('Home');
  await press('Enter');
  await expect(row('glass')).toBeFocused();

  await press('Enter');
  await expect(form).toBeVisible();
  await press('Escape');
  await expect(form).toHaveCount(0);
  await expect(row('glass')).toBeFocused();
  await press('Delete');
  await expect(sources.getByRole('button', { name: wording.common.cancel })).toBeVisible();
  await press('Escape');
  await expect(row('glass')).toBeFocused();
  await press('Backspace');
  await tabTo(page, sources.getByRole('button', { name: wording.common.cancel }));
  await press('Enter');
  await expect(row('glass')).toBeFocused();
  await press('Delete');
  await press('Enter');
  await expect(row('glass')).toHaveCount(0);
  await expect(row('lamps')).toBeFocused();
  await press('Escape');

  await addRepository(window, { address: silent.url('observatory') });
  await press('Escape');
  await window.run('sources.open');
  await press('End');
  await press('S');
  await expect(row('observatory')).toContainText(text.stopped);
  await press('R');
  await expect(row('observatory').getByRole('progressbar')).toBeVisible();
  silent.close();
  await expect(row('observatory').getByRole('alert')).toBeVisible();
  await press('Delete');
  await expect(row('observatory')).toHaveCount(0);
  await expect(row('lamps')).toBeFocused();
});
