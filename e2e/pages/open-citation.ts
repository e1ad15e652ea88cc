import { expect, type Locator } from '@playwright/test';
import { fill, wording } from '../../src/shared/text/wording.ts';
import type { LecternWindow } from './drive-window.ts';
import { tabTo } from './press.ts';

/** The links of an answer that lead to passages. */
export function citationsOf(answer: Locator): Locator {
  const name = fill(wording.citation.name, { n: '\\d+', path: '', lines: '' });
  return answer.getByRole('link', { name: new RegExp(`^${name.trim()} `) });
}

/** Opens a citation from the keyboard; gives the panel with its passage. */
export async function openCitation({ page }: LecternWindow, citation: Locator): Promise<Locator> {
  await tabTo(page, citation);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: wording.citation.panel });
  await expect(panel).toBeVisible();
  return panel;
}
