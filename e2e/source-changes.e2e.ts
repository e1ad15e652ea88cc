import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
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
