import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import type { LecternWindow } from './pages/drive-window.ts';
import { makeSnapshot } from './pages/make-snapshot.ts';
import { fillByKeys, tabTo } from './pages/press.ts';

const text = wording.snapshots;

async function rename(window: LecternWindow, title: string): Promise<void> {
  await window.run('session.rename');
  const dialog = window.dialog(wording.commands['session.rename']);
  await fillByKeys(window.page, dialog.getByLabel(wording.sessions.renameLabel), title);
  await window.page.keyboard.press('Enter');
  await expect(window.sessions).toHaveText([new RegExp(title)]);
}

/** Chooses the newest snapshot for the next start. */
async function chooseNewest(window: LecternWindow): Promise<void> {
  const dialog = window.dialog(text.title);
  await window.run('data.snapshots');
  const newest = dialog.getByRole('listitem').first();
  await tabTo(window.page, newest.getByRole('button'));
  await window.page.keyboard.press('Enter');
  await expect(newest.getByRole('status')).toHaveText(text.chosen);
  await window.page.keyboard.press('Escape');
}

test('a snapshot is made, restored at the next start, and the restore is undone, all by key', async ({ open }) => {
  const first = await open();
  await first.window.askAndWait('How do citations work?');
  await rename(first.window, 'Before');
  await makeSnapshot(first.window);
  await rename(first.window, 'After');
  await first.window.askAndWait('How do I add a repository?');
  await chooseNewest(first.window);
  await first.run.close();

  const second = await open();
  await expect(second.window.notices).toHaveText(/^Everything is as it was on/);
  await expect(second.window.sessions).toHaveText([/Before/]);
  await second.window.openSession(0);
  await expect(second.window.prompts).toHaveText(['How do citations work?']);
  await chooseNewest(second.window);
  await second.run.close();

  const third = await open();
  await expect(third.window.sessions).toHaveText([/After/]);
  await third.window.openSession(0);
  await expect(third.window.prompts.last()).toHaveText('How do I add a repository?');
});
