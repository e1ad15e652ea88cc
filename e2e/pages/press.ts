import { expect, type Locator, type Page } from '@playwright/test';
import { commands, type CommandId } from '../../src/shared/commands/commands.ts';

/** Runs a command by its first keys. */
export async function pressCommand(page: Page, id: CommandId): Promise<void> {
  const keys = commands.find((command) => command.id === id)?.keys[0];
  if (keys === undefined) throw new Error(`${id} has no keys.`);
  await page.keyboard.press(keys.replace('$mod', 'ControlOrMeta'));
}

/** More than the controls of any one window. */
const MAX_TABS = 80;

/** Presses Tab until the target has the focus, as someone without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < MAX_TABS; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}.`);
}

/** Goes down a list, from its first item on, to the one that holds the target, and to the target in it. */
export async function walkTo(page: Page, target: Locator): Promise<void> {
  await page.keyboard.press('Home');
  for (let pressed = 0; pressed < MAX_TABS; pressed += 1) {
    const isThere = await target.evaluate((element) => element.closest('article')?.contains(document.activeElement));
    if (isThere === true) return tabTo(page, target);
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow key leads to ${String(target)}.`);
}

/** Puts text into the field that Tab leads to, in the place of what was there. */
export async function fillByKeys(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}
