import type { Page } from '@playwright/test';
import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { tabTo } from './pages/press.ts';

const MEGABYTE = 1_048_576;

test('an empty or blank prompt is refused with a sentence, and what was typed stays', async ({ open }) => {
  const { window } = await open();
  for (const blank of ['', '  \n  ']) {
    await window.page.keyboard.insertText(blank);
    await window.page.keyboard.press('Enter');
    await expect(window.page.getByText(wording.errors['prompt.empty'])).toBeVisible();
    await expect(window.box).toHaveValue(blank);
  }
  await expect(window.sessions).toHaveCount(0);
});

test('NUL, lone surrogates, right-to-left text and emoji are the same after a relaunch', async ({ open, model }) => {
  // A lone surrogate has no key and does not survive Playwright's wire, so it is made in the page.
  const odd = 'NUL \0, lone \ud800 and \udc00, \u202eשלום العالم\u202c, 👩🏽‍🚀 e\u0301 👋';
  const units = Array.from({ length: odd.length }, (_, at) => odd.charCodeAt(at));
  model.reply(textReply('Understood.'));
  const first = await open();
  await connectModel(first.window, model);
  await first.window.run('message.focus');
  await first.window.box.evaluate(typeUnits, units);
  await first.window.page.keyboard.press('Enter');
  await first.window.answered(1);
  expect(await shownUnits(first.window.page)).toEqual(units);
  await first.run.close();

  const { window } = await open();
  await window.answered(1);
  expect(await shownUnits(window.page)).toEqual(units);
});

test('a megabyte of pasted text is stored and shown whole', async ({ open, model }) => {
  const line = 'A line of what was pasted, as long as lines of logs are.\n';
  const megabyte = line.repeat(Math.ceil(MEGABYTE / line.length)).slice(0, MEGABYTE);
  model.reply(textReply('Long.'));
  const first = await open();
  await connectModel(first.window, model);
  await first.window.run('message.focus');
  await first.window.page.evaluate((text) => navigator.clipboard.writeText(text), megabyte);
  await first.window.page.keyboard.press('ControlOrMeta+V');
  await first.window.page.keyboard.press('Enter');
  await first.window.answered(1);
  await first.window.run('palette.open');
  await expect(first.window.dialog(wording.palette.title)).toBeVisible();
  await first.run.close();

  const { window } = await open();
  await window.answered(1);
  await tabTo(window.page, window.prompts.getByRole('button', { name: wording.common.showAll }));
  await window.page.keyboard.press('Enter');
  // Compared here: a failure would print both.
  expect((await window.prompts.getByRole('paragraph').textContent()) === megabyte).toBe(true);
});

test('a megabyte without a space holds up neither its own session nor another', async ({ open }) => {
  const { window } = await open();
  await window.run('message.focus');
  await window.page.evaluate((text) => navigator.clipboard.writeText(text), 'x'.repeat(MEGABYTE));
  await window.page.keyboard.press('ControlOrMeta+V');
  await window.page.keyboard.press('Enter');
  await window.answered(1);
  await window.run('session.new');
  await expect(await window.askAndWait('How do I connect a model?')).toContainText('Ctrl+Shift+M');
});

/** Runs in the page. React hears of a value only by the setter of the element's own class. */
function typeUnits(box: HTMLElement | SVGElement, units: number[]): void {
  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  setValue?.call(box, String.fromCharCode(...units));
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The UTF-16 units of the prompt as the page shows it. */
function shownUnits(page: Page): Promise<number[]> {
  return page
    .getByRole('article', { name: wording.thread.you })
    .getByRole('paragraph')
    .evaluate((paragraph) => (paragraph.textContent ?? '').split('').map((unit) => unit.charCodeAt(0)));
}
