import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { streamReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { tabTo } from './pages/press.ts';

const root = (page: Page) => page.locator('html');
const textSizeOf = (page: Page): Promise<number> =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
const heightOf = async (page: Page): Promise<number> =>
  (await page.getByRole('button', { name: wording.commands['session.new'] }).boundingBox())?.height ?? 0;

test('text grows and shrinks by key, and is as it was at the next start', async ({ open }) => {
  const first = await open();
  const medium = await textSizeOf(first.window.page);
  await first.window.run('text.larger');
  await expect.poll(() => textSizeOf(first.window.page)).toBeGreaterThan(medium);
  const large = await textSizeOf(first.window.page);
  await first.window.run('text.smaller');
  await first.window.run('text.smaller');
  await expect.poll(() => textSizeOf(first.window.page)).toBeLessThan(medium);
  await first.window.run('text.larger');
  await first.window.run('text.larger');
  await expect.poll(() => textSizeOf(first.window.page)).toBe(large);
  await first.run.close();

  const { window } = await open();
  await expect.poll(() => textSizeOf(window.page)).toBe(large);
});

test('compact rows are less high, and comfortable ones come back', async ({ open }) => {
  const { window } = await open();
  const comfortable = await heightOf(window.page);
  await window.run('density.toggle');
  await expect.poll(() => heightOf(window.page)).toBeLessThan(comfortable);
  await window.run('density.toggle');
  await expect.poll(() => heightOf(window.page)).toBe(comfortable);
});

for (const theme of ['light', 'dark'] as const) {
  test(`high contrast is seven to one for all text of an answer, ${theme}`, async ({ open }) => {
    const { window } = await open();
    await window.askAndWait('How do citations work?');
    if ((await root(window.page).getAttribute('data-theme')) !== theme) await window.run('theme.toggle');
    await window.run('contrast.toggle');
    await expect(root(window.page)).toHaveAttribute('data-contrast', 'high');
    await expect(root(window.page)).toHaveAttribute('data-theme', theme);
    const { violations, passes } = await new AxeBuilder({ page: window.page })
      .setLegacyMode(true)
      .withRules(['color-contrast-enhanced'])
      .analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(10);
  });
}

test('the largest text fits a window of 360 pixels', async ({ open }) => {
  const { window } = await open();
  await window.askAndWait('How do citations work?');
  await window.run('text.larger');
  await window.run('text.larger');
  await expect(root(window.page)).toHaveAttribute('data-text-size', 'largest');
  await window.page.setViewportSize({ width: 360, height: 640 });
  for (const dialog of [null, 'settings.open', 'shortcuts.open', 'sources.open'] as const) {
    if (dialog !== null) await window.run(dialog);
    const wide = await window.page.evaluate(() =>
      [...document.querySelectorAll('main *, [role="dialog"] *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .filter((element) => element.closest('pre, .table-box, .truncate *') === null)
        .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`),
    );
    expect(wide, dialog ?? 'session').toEqual([]);
    if (dialog !== null) await window.page.keyboard.press('Escape');
  }
});

test('the contrast that the system asks for is shown, and can be switched off', async ({ open }) => {
  const { window } = await open();
  await expect(root(window.page)).toHaveAttribute('data-contrast', 'normal');
  await window.page.emulateMedia({ contrast: 'more' });
  await expect(root(window.page)).toHaveAttribute('data-contrast', 'high');
  await window.run('contrast.toggle');
  await expect(root(window.page)).toHaveAttribute('data-contrast', 'normal');
});

test('where the system forces its colours, what is chosen or switched on is told apart', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  await window.askAndWait('How do citations work?');
  await page.emulateMedia({ forcedColors: 'active' });
  const groundOf = (part: Locator) => part.evaluate((element) => getComputedStyle(element).backgroundColor);
  const edgeOf = (part: Locator) => part.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await edgeOf(window.sessions.first())).toBe('solid');

  await page.keyboard.type('/');
  const suggested = page.getByRole('listbox', { name: wording.palette.commands }).getByRole('option');
  expect(await groundOf(suggested.first())).not.toBe(await groundOf(suggested.last()));
  await page.keyboard.press('Backspace');
  await window.run('palette.open');
  const listed = window.dialog(wording.palette.title).getByRole('option');
  await expect(listed.first()).toHaveAttribute('aria-selected', 'true');
  expect(await groundOf(listed.first())).not.toBe(await groundOf(listed.nth(1)));
  await page.keyboard.press('Escape');

  await window.run('settings.open');
  const memory = window.dialog(wording.settings.title).getByRole('switch').first();
  expect(await edgeOf(memory)).toBe('solid');
  const on = await groundOf(memory);
  await tabTo(page, memory);
  await page.keyboard.press('Space');
  await expect(memory).not.toBeChecked();
  expect(await groundOf(memory)).not.toBe(on);
});

test('a group of the cheat sheet stands in one column', async ({ open }) => {
  const { window } = await open();
  await window.run('shortcuts.open');
  const dialog = window.dialog(wording.shortcuts.title);
  await expect(dialog).toBeVisible();
  const broken = await dialog.locator('section').evaluateAll((groups) =>
    groups.flatMap((group) => {
      const [heading, ...rows] = group.querySelectorAll('h3, dt');
      const left = heading?.getBoundingClientRect().left;
      return rows.filter((row) => row.getBoundingClientRect().left !== left).map((row) => row.textContent);
    }),
  );
  expect(broken).toEqual([]);
});

test('nothing moves by itself where the system asks for less motion', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(streamReply({ type: 'text', delta: 'A word' }, { type: 'hold' }));
  await window.page.emulateMedia({ reducedMotion: 'no-preference' });
  await window.ask('Anything?');
  await model.whenHolding();
  const moving = () =>
    window.page.evaluate(() => {
      const running = document.getAnimations().filter(({ playState }) => playState === 'running');
      return running.filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length;
    });
  await expect.poll(moving).toBeGreaterThan(0);
  await window.page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(moving).toBe(0);
  model.release();
});
