import { join } from 'node:path';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository } from './pages/add-repository.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';

test('a repository added by key is quoted with file, lines and commit', async ({ open, folder }) => {
  const address = join(folder, 'observatory');
  const commit = await commitFiles(address, {
    'README.md': '# Observatory\n\nSoftware of the hill-top telescope.\n',
    'docs/dome.md': '# Dome\n\n## Opening the dome\n\nThe dome opens when the wind is below 40 km/h.\n',
  });
  const { window } = await open();
  await addReadableRepository(window, { address, name: 'Telescope' });

  const answer = await window.askAndWait('At which wind does the dome open?');
  await expect(answer).toContainText('The dome opens when the wind is below 40 km/h.');
  const citation = citationsOf(answer).filter({ hasText: '1' }).first();
  await expect(citation).toHaveAccessibleName(/^Citation 1: docs\/dome\.md lines? \d/);

  const panel = await openCitation(window, citation);
  await expect(panel).toContainText('docs/dome.md');
  await expect(panel).toContainText('Telescope');
  await expect(panel).toContainText(`Commit ${commit.slice(0, 10)}`);
  await expect(panel.locator('mark').filter({ hasText: 'below 40 km/h' })).toBeVisible();
});
