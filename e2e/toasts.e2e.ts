import type { Locator } from '@playwright/test';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';

/** The usual window, and the narrowest in which a panel stands beside the thread. */
const BESIDE = [
  { width: 1180, height: 800 },
  { width: 1024, height: 700 },
];
/** In these it lies over the thread. */
const OVER = [
  { width: 800, height: 600 },
  { width: 560, height: 480 },
];

/** True when `note`, once it has come to where it stays, lies over a part of the window. */
async function liesOver(note: Locator, part: Locator): Promise<boolean> {
  const one = await note.evaluate(async (toast) => {
    await Promise.all(toast.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    return toast.getBoundingClientRect().toJSON();
  });
  const other = await part.evaluate((element) => element.getBoundingClientRect().toJSON());
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

test('a passing note lies below the buttons of an open passage, over no message, and over the close button of no dialog', async ({
  open,
}) => {
  const { window } = await open();
  const { page } = window;
  await window.askAndWait('How do I add a repository?');
  await window.run('session.new');
  await window.askAndWait('What does Esc do?');
  await window.run('session.trash');
  const sentence = fill(wording.sessions.trashed, { title: 'What does Esc do?' });
  const note = page.getByRole('listitem').filter({ hasText: sentence });
  await expect(note).toBeVisible();
  await window.openSession(0);
  const panel = await openCitation(window, citationsOf(await window.answered(1)).first());
  for (const [sizes, parts] of [
    [BESIDE, [panel.locator('header'), window.prompts.last(), window.answers.last()]],
    [OVER, [panel.locator('header')]],
  ] as const) {
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const part of parts) expect(await liesOver(note, part)).toBe(false);
    }
  }
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  for (const [command, title] of [
    ['shortcuts.open', wording.shortcuts.title],
    ['settings.open', wording.settings.title],
  ] as const) {
    await window.run(command);
    const close = window.dialog(title).getByRole('button', { name: wording.common.close });
    await expect(close).toBeVisible();
    for (const size of [...BESIDE, ...OVER]) {
      await page.setViewportSize(size);
      expect(await liesOver(note, close)).toBe(false);
    }
    await page.keyboard.press('Escape');
  }
  await expect(note).toBeVisible();
});

test('a passing note stays where it is when the focus goes to the sessions beside it', async ({ open }) => {
  const { window } = await open();
  await window.askAndWait('How do I add a repository?');
  await window.run('session.new');
  await window.askAndWait('What does Esc do?');
  await window.run('session.trash');
  const sentence = fill(wording.sessions.trashed, { title: 'What does Esc do?' });
  const note = window.page.getByRole('listitem').filter({ hasText: sentence });
  await expect(note).toBeVisible();
  await window.run('sessions.focus');
  await expect(window.sessions.first()).toBeFocused();
  expect(await liesOver(note, window.box)).toBe(false);
});
