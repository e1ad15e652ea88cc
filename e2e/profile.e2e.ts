import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { streamReply, textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { addEntry, entryOf, openProfile, saveProfile } from './pages/edit-profile.ts';
import { tabTo } from './pages/press.ts';

const text = wording.profile;
const addOtto = toolCallReply('update_working_memory', {
  operations: [{ action: 'add', section: 'people', entry: 'Otto, my brother' }],
});

test('the profile is edited by keyboard, outlives a relaunch, answers, and goes back', async ({ open }) => {
  const first = await open();
  const empty = await openProfile(first.window);
  const add = empty.getByRole('button', { name: fill(text.add, { section: text.sections.aboutMe }) });
  await expect(add).toBeFocused();
  await addEntry(first.window, 'aboutMe', 'My name is Éva');
  await first.window.page.keyboard.press('Enter');
  await first.window.page.keyboard.insertText('Lives in Bergen');
  await first.window.page.keyboard.press('Alt+ArrowUp');
  await expect(first.window.dialog(text.title).getByRole('status')).toHaveText('Moved to About me, entry 1.');
  await addEntry(first.window, 'openEnds', 'Buy a sail');
  await saveProfile(first.window);
  await first.run.close();

  const { window } = await open();
  const answer = await window.askAndWait('What is my name?');
  await expect(answer).toContainText(wording.reader.profile);
  await expect(answer).toContainText('My name is Éva');
  const dialog = await openProfile(window);
  await expect(entryOf(dialog, 'aboutMe', 1)).toHaveValue('Lives in Bergen');
  await expect(entryOf(dialog, 'aboutMe', 2)).toHaveValue('My name is Éva');
  // Past the sections between, and on to the end.
  for (const _ of ['preferences', 'projects', 'people', 'openEnds']) await window.page.keyboard.press('PageDown');
  await expect(entryOf(dialog, 'openEnds', 1)).toBeFocused();
  await window.page.keyboard.press('Alt+Delete');
  await expect(entryOf(dialog, 'openEnds', 1)).toHaveCount(0);
  await window.page.keyboard.press('PageDown');
  await expect(dialog.getByRole('button', { name: text.save })).toBeFocused();
  await saveProfile(window);

  await expect(dialog.getByRole('list', { name: text.history }).getByText(/^Version \d/)).toHaveText([
    /^Version 2 · You · /,
    /^Version 1 · You · /,
  ]);
  await tabTo(window.page, dialog.getByRole('button', { name: fill(text.revertTo, { version: 1 }) }));
  await window.page.keyboard.press('Enter');
  await expect(entryOf(dialog, 'openEnds', 1)).toHaveValue('Buy a sail');
  await expect(dialog.getByText(/^Version 3 · Back to version 1 · /)).toBeVisible();
  await expect(dialog.getByRole('status')).toHaveText(fill(text.reverted, { version: 1 }));
  await addEntry(window, 'people', 'Otto');
  await tabTo(window.page, dialog.getByRole('button', { name: fill(text.revertTo, { version: 1 }) }));
  await window.page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(
    `${fill(text.revertedBefore, { version: 1 })} ${text.typedStays}`,
  );
  await expect(entryOf(dialog, 'people', 1)).toHaveValue('Otto');
});

test('a model changes the profile in sight of the user, who takes it back by key', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(addOtto, textReply('I will remember him.'));
  const answer = await window.askAndWait('Otto is my brother.');
  await expect(answer).toContainText(wording.tools.memorySaved);
  await expect(answer.getByRole('listitem')).toHaveText('AddedPeople: Otto, my brother');

  model.reply(textReply('Otto.'));
  await window.run('session.new');
  await window.askAndWait('Who is my brother?');
  // JSON within JSON.
  const told = JSON.stringify('{"people":["Otto, my brother"]}').slice(1, -1);
  expect(JSON.stringify(model.chats().at(-1)?.body)).toContain(told);

  await window.openSession(1);
  await window.answered(1);
  await window.run('memory.undo');
  await expect(window.page.getByText(text.undone)).toBeVisible();
  const dialog = await openProfile(window);
  await expect(entryOf(dialog, 'people', 1)).toHaveCount(0);
  await expect(dialog.getByText(/^Version \d · Assistant · /)).toBeVisible();
});

test('forgetting what an answer noted says that the profile still holds it, and leads there', async ({
  open,
  model,
}) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(addOtto, textReply('Noted.'));
  await window.askAndWait('My brother is called Otto.');
  await window.prompts.first().focus();
  await window.page.keyboard.press(wording.memories.forgetKey);
  await expect(window.page.getByText('Your profile still holds what came of it. Ctrl+Shift+O opens it.')).toBeVisible();
  const dialog = await openProfile(window);
  await expect(entryOf(dialog, 'people', 1)).toHaveValue('Otto, my brother');
});

test('what is typed stays when a model changes the profile meanwhile, and when the editor is closed', async ({
  open,
  model,
}) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(
    streamReply({ type: 'text', delta: 'Well. ' }, { type: 'hold' }, ...stepsOf(addOtto)),
    textReply('Done.'),
  );
  await window.ask('Otto is my brother.');
  await model.whenHolding();
  const dialog = await openProfile(window);
  await addEntry(window, 'people', 'Anna, my sist');
  model.release();
  await expect(dialog.getByRole('status')).toContainText(`${text.changedByModel} ${text.typedStays}`);
  await expect(dialog.getByRole('status')).toContainText('Otto, my brother');
  await window.page.keyboard.insertText('er');
  await window.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await openProfile(window);
  await expect(entryOf(dialog, 'people', 1)).toHaveValue('Anna, my sister');
  await tabTo(window.page, entryOf(dialog, 'people', 2));
  await expect(entryOf(dialog, 'people', 2)).toHaveValue('Otto, my brother');
  await saveProfile(window);
});

test('with memory off the profile is edited and not used', async ({ open }) => {
  const { window } = await open();
  await window.run('settings.open');
  await tabTo(
    window.page,
    window.dialog(wording.settings.title).getByRole('switch', { name: wording.settings.memoryEnabled }),
  );
  await window.page.keyboard.press('Space');
  await tabTo(
    window.page,
    window.dialog(wording.settings.title).getByRole('button', { name: wording.settings.profile }),
  );
  await window.page.keyboard.press('Enter');
  const dialog = window.dialog(text.title);
  await expect(dialog).toContainText(text.off);
  await addEntry(window, 'aboutMe', 'My name is Éva');
  await saveProfile(window);
  await window.page.keyboard.press('Escape');
  await expect(await window.askAndWait('What is my name?')).not.toContainText('Éva');
});

test('a profile that is cleared comes back, and is gone for good with its history', async ({ open }) => {
  const { window } = await open();
  const dialog = await openProfile(window);
  await addEntry(window, 'people', 'Otto');
  await saveProfile(window);
  const press = async (name: string): Promise<void> => {
    await tabTo(window.page, dialog.getByRole('button', { name, exact: true }));
    await window.page.keyboard.press('Enter');
  };
  await press(text.clear);
  await expect(entryOf(dialog, 'people', 1)).toHaveCount(0);
  await press(wording.common.undo);
  await expect(entryOf(dialog, 'people', 1)).toHaveValue('Otto');
  await press(text.clear);
  await expect(dialog.getByRole('status')).toContainText(text.cleared);
  await press(text.deleteHistory);
  await press(text.deleteHistoryConfirm);
  await expect(dialog.getByRole('status')).toHaveText(text.historyDeleted);
  await expect(dialog).toContainText(text.noHistory);
});

test('the versions of the profile are led to by key, and one is gone back to', async ({ open }) => {
  const { window } = await open();
  const { page, run } = window;
  const dialog = await openProfile(window);
  for (const person of ['Otto', 'Ada']) {
    await addEntry(window, 'people', person);
    await saveProfile(window);
  }
  await page.keyboard.press('Escape');
  await run('profile.history');
  const revert = dialog.getByRole('button', { name: fill(text.revertTo, { version: 1 }) });
  await expect(revert).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText(fill(text.version, { version: 3 }));
});

test('going back from the end of a long history shows what came of it', async ({ open }) => {
  const { window } = await open();
  const dialog = await openProfile(window);
  const saved = 8;
  for (let at = 1; at <= saved; at += 1) {
    await addEntry(window, 'people', `Person ${at} of the harbour `.repeat(15));
    await saveProfile(window);
  }
  const revert = dialog.getByRole('button', { name: fill(text.revertTo, { version: 1 }) });
  await revert.focus();
  await expect(dialog.getByRole('status')).not.toBeInViewport();
  await window.page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(fill(text.reverted, { version: 1 }));
  await expect(dialog.getByRole('status')).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByText(new RegExp(`^Version ${saved + 1} · Back to version 1 · `))).toBeInViewport();
});

test('a save that is refused for an entry names its section and leads to it', async ({ open }) => {
  const { window } = await open();
  const dialog = await openProfile(window);
  await addEntry(window, 'aboutMe', 'x'.repeat(501));
  for (let at = 0; at < 30; at += 1) await addEntry(window, 'people', `Person ${at}`);
  const long = entryOf(dialog, 'aboutMe', 1);
  await expect(long).not.toBeInViewport();
  await window.page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByRole('alert')).toContainText(`“${text.sections.aboutMe}”`);
  await expect(long).toBeFocused();
  await expect(long).toBeInViewport();
});

test('a profile that cannot be read says so', async ({ open, userDataDir }) => {
  await mkdir(join(userDataDir, 'mastra.db'));
  const { window } = await open();
  await window.run('memory.profile');
  await expect(window.dialog(text.title).getByRole('alert')).toHaveText(wording.errors['memory.broken']);
});

/** The call of a reply, to follow after other steps. */
function stepsOf(reply: typeof addOtto) {
  return reply.type === 'stream' ? reply.steps : [];
}
