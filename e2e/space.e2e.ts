import { join } from 'node:path';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository } from './pages/add-repository.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';
import { tabTo, walkTo } from './pages/press.ts';

const text = wording.settings;

test('what is not read of a repository is told, its space is freed from Settings, and its citations still open', async ({
  open,
  folder,
  gitServer,
}) => {
  await commitFiles(join(folder, 'observatory'), {
    'docs/dome.md': '# Dome\n\n## Opening the dome\n\nThe dome opens when the wind is below 40 km/h.\n',
    'docs/log.md': 'wind\n'.repeat(250_000),
    'docs/dome.png': '',
  });
  const { window } = await open();
  const { page } = window;
  await addReadableRepository(window, { address: gitServer.url('observatory') });

  const sources = window.dialog(wording.sources.title);
  await window.run('sources.open');
  const leftOut = sources.locator('summary').filter({ hasText: fill(wording.sources.leftOut, { count: 2 }) });
  await walkTo(page, leftOut);
  await page.keyboard.press('Enter');
  await expect(sources).toContainText(`${wording.sources.skipped.tooLarge}: 1`);
  await expect(sources).toContainText('docs/log.md');
  await expect(sources).toContainText('docs/dome.png');
  await page.keyboard.press('Escape');

  await window.askAndWait('At which wind does the dome open?');

  const settings = window.dialog(text.title);
  await window.run('settings.open');
  const limit = settings.getByLabel(text.spaceLimit);
  await tabTo(page, limit);
  await page.keyboard.press('ArrowUp');
  await expect(limit).toHaveValue('5');
  const life = settings.getByLabel(text.repositoryLife);
  await tabTo(page, life);
  await expect(life).toHaveAccessibleDescription(text.repositoryLifeNote);
  await expect(life).toHaveValue('180');
  await page.keyboard.press('End');
  await expect(life).toHaveValue('never');
  const free = settings.getByRole('button', { name: /^Free repositories \([\d.]+ \w+\) and their index$/ });
  await expect(free).toHaveAccessibleDescription(text.freeNote);
  await tabTo(page, free);
  await page.keyboard.press('Enter');
  const question = settings.getByRole('group', { name: text.freeQuestion });
  await expect(question.getByRole('alert')).toHaveText(
    /^From this computer goes what was fetched of observatory: [\d.]+ \w+, and its index\.$/,
  );
  await expect(question.getByRole('button', { name: text.freeConfirmOne })).toBeFocused();
  await tabTo(page, question.getByRole('button', { name: wording.common.cancel }));
  await page.keyboard.press('Enter');
  await expect(free).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Freed [\d.]+ \w+: 1 repository and its index/)).toBeVisible();
  await expect(settings.getByRole('button', { name: text.nothingToFree })).toBeFocused();
  await page.keyboard.press('Escape');

  await window.run('sources.open');
  await expect(sources).toContainText(wording.errors['source.freed']);
  await page.keyboard.press('Escape');
  const panel = await openCitation(window, citationsOf(window.answers.first()).first());
  await expect(panel.locator('mark').filter({ hasText: 'below 40 km/h' })).toBeVisible();
});

test('a source is removed from the command palette, which asks once more', async ({ open, folder }) => {
  const address = join(folder, 'observatory');
  await commitFiles(address, { 'dome.md': '# Dome\n\nThe dome opens at dusk.\n' });
  const { window } = await open();
  const { page } = window;
  await addReadableRepository(window, { address });
  await window.run('palette.open');
  await page.keyboard.insertText('Remove observatory');
  await page.keyboard.press('Enter');
  const sources = window.dialog(wording.sources.title);
  const confirm = fill(wording.sources.removeConfirmFolder, { name: 'observatory' });
  await expect(sources.getByRole('group', { name: confirm }).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Removed observatory[.;]/)).toBeVisible();
  await expect(sources.getByRole('heading', { name: 'observatory' })).toBeHidden();
});
