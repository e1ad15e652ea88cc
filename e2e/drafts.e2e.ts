import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { driveWindow } from './pages/drive-window.ts';
import { filesWith } from './pages/files-with.ts';
import { tabTo } from './pages/press.ts';

/** Until the draft in the box has been written to a file. */
async function written(userDataDir: string, text: string): Promise<void> {
  await expect.poll(() => filesWith(userDataDir, text)).not.toEqual([]);
}

test('what stands unsent comes back after a restart and a lost process, and leaves nothing once it was sent and forgotten', async ({
  open,
  userDataDir,
}) => {
  const first = await open();
  await expect(first.window.box).toBeFocused();
  await first.window.page.keyboard.type('The pawn ticket of Okello');
  await first.run.close();

  const second = await open();
  await expect(second.window.box).toHaveValue('The pawn ticket of Okello');
  await second.window.page.keyboard.type(' is number 8841.');
  await written(userDataDir, 'number 8841.');
  await second.run.kill();

  const third = await open();
  await expect(third.window.box).toHaveValue('The pawn ticket of Okello is number 8841.');
  await third.window.page.keyboard.press('Enter');
  await third.window.answered(1);
  await third.window.prompts.first().focus();
  await third.window.page.keyboard.press(wording.memories.forgetKey);
  await expect(third.window.prompts).toHaveText([wording.memories.forgotten]);
  await third.run.close();
  expect(await filesWith(userDataDir, 'Okello')).toEqual([]);
});

test('what was typed before a session became private, and in it, leaves nothing', async ({ open, userDataDir }) => {
  const { run, window } = await open();
  await expect(window.box).toBeFocused();
  await window.page.keyboard.type('The confession of Leopold Drax');
  await written(userDataDir, 'Drax');
  await window.run('session.private');
  await expect(window.box).toHaveValue('The confession of Leopold Drax');
  await expect.poll(() => filesWith(userDataDir, 'Drax')).toEqual([]);
  await window.page.keyboard.type(' is in box nine.');
  await window.page.keyboard.press('Enter');
  await window.answered(1);
  await window.page.keyboard.type('And Drax again');
  await window.run('session.trash');
  await tabTo(window.page, window.page.getByRole('button', { name: wording.sessions.delete }));
  await window.page.keyboard.press('Enter');
  await expect(window.sessions).toHaveCount(0);
  await run.close();
  expect(await filesWith(userDataDir, 'Drax')).toEqual([]);
});

test('drafts of an earlier version are taken over from the browser’s storage, which then holds nothing of them', async ({
  open,
  userDataDir,
}) => {
  const first = await open();
  await expect(first.window.box).toBeFocused();
  await first.window.page.evaluate((key) => {
    localStorage.clear();
    localStorage.setItem('theme', 'dark');
    localStorage.setItem(`${key}1`, 'Sent by Cassiopeia long ago');
    localStorage.removeItem(`${key}1`);
    localStorage.setItem(`${key}2`, 'Unsent by Cassiopeia');
  }, 'draft:new:0193b0de-0000-7000-8000-00000000000');
  await first.run.close();
  const inBrowser = async (): Promise<number> =>
    (await filesWith(userDataDir, 'Cassiopeia')).filter((path) => path.includes('leveldb')).length;
  expect(await inBrowser()).toBe(1);

  const second = await open();
  await expect(second.window.box).toHaveValue('Unsent by Cassiopeia');
  const other = driveWindow(await second.run.newWindow(() => second.window.run('window.new')));
  await expect(other.box).toBeFocused();
  // Of two windows that come back, the first to be there would have it.
  await other.page.close();
  await second.run.close();
  expect(await inBrowser()).toBe(0);
  const third = await open();
  await expect(third.window.box).toHaveValue('Unsent by Cassiopeia');
});
