import { expect, type Locator } from '@playwright/test';
import { wording, fill } from '../../src/shared/text/wording.ts';
import type { LecternWindow } from './drive-window.ts';
import { fillByKeys, tabTo } from './press.ts';

const text = wording.connect;

export interface ModelServer {
  readonly baseUrl: string;
  readonly apiKey?: string;
}

/** Opens Connect a model, fills in an OpenAI-compatible server and submits it. Gives the dialog. */
export async function submitModelServer(window: LecternWindow, server: ModelServer): Promise<Locator> {
  const { page } = window;
  await window.run('model.connect');
  const dialog = window.dialog(text.title);
  await fillByKeys(page, dialog.getByLabel(text.address, { exact: true }), server.baseUrl);
  if (server.apiKey !== undefined) await fillByKeys(page, dialog.getByLabel(text.key), server.apiKey);
  await page.keyboard.press('Enter');
  return dialog;
}

/** Connects a server and picks its first model, which answers from now on. */
export async function connectModel(window: LecternWindow, server: ModelServer, modelName = 'scripted'): Promise<void> {
  const dialog = await submitModelServer(window, server);
  await expect(dialog).toContainText(text.pick);
  await tabTo(window.page, dialog.getByRole('button', { name: modelName }));
  await window.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(
    window.page.getByRole('button', { name: fill(wording.composer.model, { name: modelName }) }),
  ).toBeVisible();
}
