import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { serveGit } from '../src/core/knowledge/testing/git-server.ts';
import { fill, wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository } from './pages/add-repository.ts';
import { chooseCommand } from './pages/choose-command.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';
import { fillByKeys } from './pages/press.ts';

const text = wording.sources;
const short = (commit: string): string => commit.slice(0, 10);
const valve = (bar: number) => ({ 'docs/valve.md': `# Valve\n\nThe valve shuts at ${bar} bar.\n` });

test('a session answers from a source as it is now, and what it cited before opens', async ({
  open,
  folder,
  gitServer,
}) => {
  const origin = join(folder, 'dome');
  const first = await commitFiles(origin, valve(3));
  execFileSync('git', ['tag', 'v1'], { cwd: origin });
  const second = await commitFiles(origin, valve(5));
  const { window } = await open();
  const { page } = window;
  await addReadableRepository(window, { address: gitServer.url('dome'), ref: 'v1' });
  const question = 'At which pressure does the valve shut?';
  const before = await window.askAndWait(question);
  await expect(before).toContainText('The valve shuts at 3 bar.');

  const sources = window.dialog(text.title);
  const row = sources.getByRole('article', { name: 'dome', exact: true });
  await chooseCommand(window, 'Change dome');
  await fillByKeys(page, sources.getByRole('form').getByRole('textbox', { name: wording.addSource.ref }), '');
  await page.keyboard.press('Enter');
  await expect(page.getByText(fill(text.changing, { name: 'dome' }))).toBeVisible();
  await expect(row.filter({ hasText: text.ready }).filter({ hasText: short(second) })).toHaveCount(1);
  await expect(row).toHaveCount(1);
  await expect(row).toBeFocused();
  await page.keyboard.press('Escape');
  const after = await window.askAndWait(question);
  await expect(after).toContainText('The valve shuts at 5 bar.');
  await expect(after).not.toContainText('3 bar');

  await chooseCommand(window, 'Remove dome');
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  await page.keyboard.press('Escape');
  const last = await window.askAndWait(question);
  await expect(last).toContainText(wording.reader.offer);
  await expect(last).not.toContainText(/\d bar/);
  const panel = await openCitation(
    window,
    citationsOf(page.getByRole('article', { name: wording.thread.assistant }).first()).first(),
  );
  await expect(panel).toContainText(`Commit ${short(first)}`);
});

test('asked again in its session, a source answers as it is after a refresh and while it is pinned', async ({
  open,
  folder,
  gitServer,
}) => {
  const origin = join(folder, 'dome');
  await commitFiles(origin, valve(3));
  const { window } = await open();
  await addReadableRepository(window, { address: gitServer.url('dome') });
  const question = 'At which pressure does the valve shut?';
  await expect(await window.askAndWait(question)).toContainText('The valve shuts at 3 bar.');
  const second = await commitFiles(origin, valve(5));
  await chooseCommand(window, 'Refresh dome');
  await window.run('sources.open');
  const row = window.dialog(text.title).getByRole('article', { name: 'dome', exact: true });
  await expect(row.filter({ hasText: text.ready }).filter({ hasText: short(second) })).toHaveCount(1);
  await window.page.keyboard.press('Escape');
  await expect(await window.askAndWait(question)).toContainText('The valve shuts at 5 bar.');
  await chooseCommand(window, 'Pin dome');
  await expect(window.page.getByText(fill(text.pinning, { name: 'dome' }))).toBeVisible();
  await expect(await window.askAndWait(question)).toContainText('The valve shuts at 5 bar.');
});

test('a change of ref in which the app was killed goes on at the next start', async ({ open, folder }) => {
  const hold = { isSilent: false };
  const server = await serveGit(folder, {
    get isSilent() {
      return hold.isSilent;
    },
  });
  const origin = join(folder, 'dome');
  const first = await commitFiles(origin, valve(3));
  execFileSync('git', ['tag', 'v1'], { cwd: origin });
  await commitFiles(origin, valve(5));
  const before = await open();
  const { page } = before.window;
  await addReadableRepository(before.window, { address: server.url('dome') });
  hold.isSilent = true;
  await chooseCommand(before.window, 'Change dome');
  const form = before.window.dialog(text.title).getByRole('form');
  await fillByKeys(page, form.getByRole('textbox', { name: wording.addSource.ref }), 'v1');
  await page.keyboard.press('Enter');
  await expect(before.window.dialog(text.title)).toContainText(fill(text.changingTo, { place: 'v1' }));
  await before.run.kill();

  hold.isSilent = false;
  const { window } = await open();
  await window.run('sources.open');
  const row = window.dialog(text.title).getByRole('article', { name: 'dome', exact: true });
  await expect(row.filter({ hasText: text.ready }).filter({ hasText: short(first) })).toHaveCount(1);
  await window.page.keyboard.press('Escape');
  await expect(await window.askAndWait('At which pressure does the valve shut?')).toContainText('at 3 bar.');
  server.close();
});

test('a change that waits for its server is called off by key', async ({ open, folder }) => {
  const server = await serveGit(folder);
  const commit = await commitFiles(join(folder, 'dome'), valve(3));
  const { window } = await open();
  const { page } = window;
  await addReadableRepository(window, { address: server.url('dome') });
  server.close();
  const sources = window.dialog(text.title);
  const row = sources.getByRole('article', { name: 'dome', exact: true });
  const stay = row.getByRole('button', { name: fill(text.stay, { name: 'dome' }) });
  const waiting = fill(text.stillToChange, { place: 'v1', action: text.retry, key: text.stopKey });
  const byButton = async () => {
    await stay.focus();
    await page.keyboard.press('Enter');
  };
  for (const callOff of [() => page.keyboard.press(text.stopKey), byButton]) {
    await chooseCommand(window, 'Change dome');
    await fillByKeys(page, sources.getByRole('form').getByRole('textbox', { name: wording.addSource.ref }), 'v1');
    await page.keyboard.press('Enter');
    await expect(row).toContainText(waiting);
    await expect(row).toBeFocused();
    await callOff();
    await expect(row.filter({ hasText: text.ready }).filter({ hasText: short(commit) })).toHaveCount(1);
    await expect(stay).toHaveCount(0);
    await expect(row).toBeFocused();
    await page.keyboard.press('Escape');
  }
});
