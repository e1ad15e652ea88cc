import { expect } from '@playwright/test';
import { wording } from '../../src/shared/text/wording.ts';
import type { LecternWindow } from './drive-window.ts';
import { tabTo } from './press.ts';

const text = wording.snapshots;

/** Makes a snapshot in the dialog, and closes it once the snapshot is whole. */
export async function makeSnapshot(window: LecternWindow): Promise<void> {
  const dialog = window.dialog(text.title);
  await window.run('data.snapshots');
  await tabTo(window.page, dialog.getByRole('button', { name: text.make }));
  await window.page.keyboard.press('Enter');
  await expect(dialog.getByText(text.made)).toBeVisible();
  await window.page.keyboard.press('Escape');
}
