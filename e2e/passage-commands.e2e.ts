import { fill, wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { chooseCommand } from './pages/choose-command.ts';
import type { LecternWindow } from './pages/drive-window.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';
import { pasted } from './pages/pasted.ts';

const text = wording.citation;
const titles = wording.commands;
const QUESTION = 'What does Esc do?';

/** What the palette lists before anything is typed. */
async function offeredBy(window: LecternWindow): Promise<readonly string[]> {
  await window.run('palette.open');
  const options = window.dialog(wording.palette.title).getByRole('option');
  await expect(options.first()).toBeVisible();
  const offered = await options.allTextContents();
  await window.page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  return offered;
}

test('what the buttons of an open passage do is done from the palette and by key, while one is open', async ({
  open,
}) => {
  const { window } = await open();
  const { page, run } = window;
  const answer = await window.askAndWait(QUESTION);
  expect(await offeredBy(window)).not.toContain(titles['passage.copyLines']);
  await run('passage.copyLines');
  await expect(page.getByText(text.noneOpen)).toBeVisible();

  const panel = await openCitation(window, citationsOf(answer).first());
  await expect(panel).toContainText('Esc closes what lies on top');
  expect((await offeredBy(window)).slice(0, 5)).toEqual([
    titles['passage.copyLink'],
    titles['passage.copyLines'],
    titles['passage.copyCommit'],
    titles['passage.openAtHost'],
    titles['panel.close'],
  ]);
  await chooseCommand(window, titles['passage.copyLines']);
  await expect(page.getByText(wording.common.copied, { exact: true })).toBeVisible();
  expect(await pasted(window)).toContain('Esc closes what lies on top');
  await run('passage.copyLink');
  await expect.poll(() => pasted(window)).toContain('keyboard.md');
  await run('passage.copyCommit');
  await expect(page.locator('[data-sonner-toast]').filter({ hasText: text.noCommit })).toBeVisible();
  await run('passage.openAtHost');
  await expect(page.getByText(text.noPage)).toBeVisible();
  await run('panel.close');
  await expect(panel).toBeHidden();
});

test('what a passing note offers is done from the palette and by key, and the note goes', async ({ open }) => {
  const { window } = await open();
  const { page, run, sessions } = window;
  await window.askAndWait(QUESTION);
  expect(await offeredBy(window)).not.toContain(titles['note.act']);
  const note = page.getByRole('listitem').filter({ hasText: fill(wording.sessions.trashed, { title: QUESTION }) });
  for (const undo of [() => run('note.act'), () => chooseCommand(window, titles['note.act'])]) {
    await window.openSession(0);
    await expect(window.prompts).toHaveCount(1);
    await run('session.trash');
    await expect(note).toBeVisible();
    await expect(sessions).toHaveCount(0);
    expect((await offeredBy(window))[0]).toBe(titles['note.act']);
    await undo();
    await expect(sessions).toHaveCount(1);
    await expect(note).toHaveCount(0);
  }
  await run('note.act');
  await expect(page.getByText(wording.common.noOffer)).toBeVisible();
});
