import { expect, type Locator } from '@playwright/test';
import { wording } from '../../src/shared/text/wording.ts';
import type { LecternWindow } from './drive-window.ts';
import { fillByKeys } from './press.ts';

const text = wording.addSource;

export interface NewRepository {
  readonly address: string;
  readonly ref?: string;
  readonly searchPath?: string;
  readonly name?: string;
}

/** Opens Add repository, fills it in and submits it. Gives the dialog, which shows how the work goes. */
export async function addRepository(window: LecternWindow, repository: NewRepository): Promise<Locator> {
  const { page } = window;
  await window.run('source.add');
  const dialog = window.dialog(text.title);
  await fillByKeys(page, dialog.getByRole('textbox', { name: text.address }), repository.address);
  if (repository.ref !== undefined) {
    await fillByKeys(page, dialog.getByRole('textbox', { name: text.ref }), repository.ref);
  }
  if (repository.searchPath !== undefined) {
    await fillByKeys(page, dialog.getByRole('textbox', { name: text.searchPath }), repository.searchPath);
  }
  if (repository.name !== undefined) {
    await fillByKeys(page, dialog.getByRole('textbox', { name: text.name }), repository.name);
  }
  await page.keyboard.press('Enter');
  return dialog;
}

/** Adds what can be read and searched, waits until it is, and closes the dialog. */
export async function addReadableRepository(window: LecternWindow, repository: NewRepository): Promise<void> {
  const dialog = await addRepository(window, repository);
  await expect(dialog.getByRole('status')).toContainText('is ready');
  await window.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
