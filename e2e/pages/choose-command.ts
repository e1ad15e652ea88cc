import type { LecternWindow } from './drive-window.ts';

/** Runs what the palette lists under these words. */
export async function chooseCommand({ page, run }: LecternWindow, title: string): Promise<void> {
  await run('palette.open');
  await page.keyboard.insertText(title);
  await page.keyboard.press('Enter');
}
