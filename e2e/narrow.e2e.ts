import type { Locator } from '@playwright/test';
import { streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';

const NARROWEST = { width: 360, height: 640 };
const TABLE = `| Part | Opens at | Closes at | Watched by | Remark | Other |
| - | - | - | - | - | - |
| Dome | dusk | dawn | Otto | Not in storms, nor in rain | none |`;

/** True when the end of a text is not to be seen. */
const isCut = (part: Locator): Promise<boolean> =>
  part.evaluate((element) => element.scrollWidth > element.clientWidth);

test('a table that is too wide scrolls, and its words stay whole', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(textReply(TABLE));
  const answer = await window.askAndWait('Which parts are there?');
  await window.page.setViewportSize(NARROWEST);
  const broken = await answer.getByRole('cell').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const lines = range.getClientRects().length;
      return lines > cell.textContent.split(' ').length ? [cell.textContent] : [];
    }),
  );
  expect(broken).toEqual([]);
  expect(await isCut(answer.locator('.table-box'))).toBe(true);
});

test('the message box has the whole name of its model, Stop and Send beside each other', async ({ open, model }) => {
  const { window } = await open();
  const { page } = window;
  await connectModel(window, model);
  model.reply(streamReply({ type: 'text', delta: 'It does' }, { type: 'hold' }));
  await window.ask('word '.repeat(1_000));
  await expect(window.answers).toContainText('It does');
  await page.setViewportSize(NARROWEST);
  await expect(page.getByRole('button', { name: /≈ \d\d % of context/ })).toBeVisible();
  const name = page.getByRole('button', { name: fill(wording.composer.model, { name: 'scripted' }) });
  expect(await isCut(name.locator('span'))).toBe(false);
  for (const each of [wording.composer.stop, wording.composer.send]) {
    await expect(page.getByRole('button', { name: each, exact: true })).toBeInViewport({ ratio: 1 });
  }
});

test('beside an open passage the session keeps its title', async ({ open }) => {
  const { window } = await open();
  await window.page.setViewportSize({ width: 1_100, height: 760 });
  const answer = await window.askAndWait('How do citations work?');
  await openCitation(window, citationsOf(answer).first());
  const title = window.page.getByRole('main').getByRole('heading', { level: 1 });
  await expect(title).toHaveText('How citations work');
  expect(await isCut(title)).toBe(false);
});

test('the sessions lie over the thread only while the focus is in them', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  await window.askAndWait('How do citations work?');
  const list = page.getByRole('navigation', { name: wording.sessions.navigation });
  await window.run('sessions.focus');
  await expect(window.sessions.first()).toBeFocused();
  await window.run('message.focus');
  await page.setViewportSize(NARROWEST);
  await expect(list).toBeHidden();
  for (const command of ['message.focus', 'message.previous'] as const) {
    await window.run('sessions.focus');
    await expect(list).toBeVisible();
    await expect(list.locator(':focus')).toHaveCount(1);
    await window.run(command);
    await expect(list).toBeHidden();
  }
  await expect(window.answers.last()).toBeFocused();
});

test('at a zoom of 200 % a question is asked and answered, and each dialog is in sight whole', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  // What is left of 1024 by 768 pixels.
  await page.setViewportSize({ width: 512, height: 384 });
  const answer = await window.askAndWait('How do citations work?');
  await expect(answer).toBeInViewport();
  await expect(window.box).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: wording.composer.send })).toBeInViewport({ ratio: 1 });
  for (const [command, title] of [
    ['palette.open', wording.palette.title],
    ['search.open', wording.search.title],
    ['settings.open', wording.settings.title],
    ['shortcuts.open', wording.shortcuts.title],
    ['sources.open', wording.sources.title],
  ] as const) {
    await window.run(command);
    await expect(window.dialog(title)).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(window.dialog(title)).toBeHidden();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(512);
});
