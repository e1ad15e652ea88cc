import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { filesWith } from './pages/files-with.ts';
import { tabTo } from './pages/press.ts';

const TOLD = 'My sailing boat is called Ludmila and lies in Bergen.';
const ASKED = 'What is my sailing boat called?';

/** Paths of the databases in a data folder, and of what lies beside them, that hold a text. */
async function databasesWith(userDataDir: string, text: string): Promise<string[]> {
  return (await filesWith(userDataDir, text)).filter((path) => /\.db(-wal|-shm)?$/.test(path));
}

test('a memory is opened, pinned and forgotten by key, and no file keeps it', async ({ open, userDataDir }) => {
  const first = await open();
  const { window } = first;
  await window.askAndWait(TOLD);
  await window.run('session.new');
  const answer = await window.askAndWait(ASKED);
  await expect(answer).toContainText('Ludmila');

  const panel = window.dialog(wording.memories.panel);
  await tabTo(window.page, answer.getByRole('button', { name: wording.memories.usedOne }));
  await window.page.keyboard.press('Enter');
  await expect(panel).toBeFocused();
  const memory = panel.getByRole('article').filter({ hasText: TOLD }).first();
  await tabTo(window.page, memory);
  await window.page.keyboard.press(wording.memories.pinKey);
  await expect(memory).toContainText(wording.memories.pinned);

  await window.page.keyboard.press(wording.memories.openKey);
  await expect(window.prompts.filter({ hasText: TOLD })).toBeFocused();
  await expect(window.page).toHaveURL(/\/s\/[0-9a-f-]{36}#[0-9a-f-]{36}$/);

  await window.openSession(0);
  await window.answered(1);
  await window.run('memories.open');
  await tabTo(window.page, panel.getByRole('article').first());
  await window.page.keyboard.press(wording.memories.forgetKey);
  await expect(panel.getByRole('button', { name: wording.common.undo })).toBeFocused();
  // Not the panel's whole text: the session's title is what was said, and can still come back with it.
  const words = panel.getByText(TOLD, { exact: true });
  await expect(words).toHaveCount(0);
  await window.page.keyboard.press('Enter');
  await expect(words).toBeVisible();
  await window.page.keyboard.press(wording.memories.forgetKey);
  await expect(words).toHaveCount(0);
  await first.run.close();
  expect(await databasesWith(userDataDir, 'Ludmila')).toEqual([]);

  const second = await open();
  await second.window.run('session.new');
  await expect(await second.window.askAndWait(ASKED)).not.toContainText('Ludmila');
  await second.window.openSession(2);
  await expect(second.window.prompts).toHaveText([wording.memories.forgotten]);
});

test('the focus stays on a message that is forgotten and brought back, and a second key forgets no other', async ({
  open,
}) => {
  const { window } = await open();
  await window.askAndWait(TOLD);
  await window.askAndWait('The harbour has nine berths and a crane.');
  const first = window.prompts.first();
  for (let step = 0; step < 4; step += 1) await window.run('message.previous');
  await expect(first).toBeFocused();
  await window.page.keyboard.press('f');
  await expect(first).toContainText(wording.memories.forgotten);
  await expect(first).toBeFocused();
  await window.page.keyboard.press('f');
  await expect(window.page.getByText(wording.memories.forgotten)).toHaveCount(1);
  await window.run('memories.undoForget');
  await expect(first).toHaveText(TOLD);
  await expect(first).toBeFocused();
  await window.run('palette.open');
  await expect(window.dialog(wording.palette.title).getByRole('combobox')).toBeFocused();
  await window.page.keyboard.type(wording.commands['message.forget']);
  await window.page.keyboard.press('Enter');
  await expect(first).toContainText(wording.memories.forgotten);
});

test('a private session is found by no search and recalled nowhere, and deleted without a trace', async ({
  open,
  userDataDir,
}) => {
  const { run, window } = await open();
  await window.run('session.newPrivate');
  await expect(window.page.getByText(wording.privacy.note)).toBeVisible();
  await window.page.reload();
  await expect(window.page.getByText(wording.privacy.note)).toBeVisible();
  await window.askAndWait(TOLD);
  await expect(window.sessions.first()).toContainText(wording.privacy.badge);
  await window.run('message.focus');
  await window.page.keyboard.insertText('A half-typed thought of Wilhelmina');

  await window.run('search.open');
  await expect(window.dialog(wording.search.title).getByRole('combobox')).toBeFocused();
  await window.page.keyboard.insertText('Ludmila');
  await expect(window.dialog(wording.search.title)).toContainText(wording.search.none);
  await window.page.keyboard.press('Escape');
  await window.run('session.new');
  await expect(await window.askAndWait(ASKED)).not.toContainText('Ludmila');

  await window.openSession(1);
  await window.answered(1);
  await expect(window.box).toHaveValue(/Wilhelmina/);
  await window.run('session.trash');
  await tabTo(window.page, window.page.getByRole('button', { name: wording.sessions.delete }));
  await window.page.keyboard.press('Enter');
  await expect(window.sessions).toHaveCount(1);
  // A session without messages has no log.
  await expect(window.page.getByRole('main')).not.toContainText('Ludmila');
  expect(await databasesWith(userDataDir, 'Ludmila')).toEqual([]);
  await run.close();
  expect(await filesWith(userDataDir, 'Wilhelmina')).toEqual([]);
});
