import { expect } from '@playwright/test';
import type { LecternWindow } from './drive-window.ts';

/** Puts what was copied into the message box, and takes it out again. */
export async function pasted({ run, page, box }: LecternWindow): Promise<string> {
  await run('message.focus');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(box).not.toHaveValue('');
  const value = await box.inputValue();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  return value;
}
