import { expect, type Locator } from '@playwright/test';
import type { ProfileSection } from '../../src/shared/domain/profile.ts';
import { wording, fill } from '../../src/shared/text/wording.ts';
import type { LecternWindow } from './drive-window.ts';
import { tabTo } from './press.ts';

const text = wording.profile;

/** Opens the profile by its keys. */
export async function openProfile(window: LecternWindow): Promise<Locator> {
  await window.run('memory.profile');
  const dialog = window.dialog(text.title);
  await expect(dialog.getByRole('heading', { name: text.sections.openEnds })).toBeVisible();
  return dialog;
}

/** The field of an entry; `number` counts from 1. */
export function entryOf(dialog: Locator, section: ProfileSection, number: number): Locator {
  return dialog.getByRole('textbox', { name: fill(text.entry, { section: text.sections[section], number }) });
}

/** Types an entry at the end of a section, and stays in its field. */
export async function addEntry(window: LecternWindow, section: ProfileSection, entry: string): Promise<void> {
  const add = window.dialog(text.title).getByRole('button', {
    name: fill(text.add, { section: text.sections[section] }),
  });
  await tabTo(window.page, add);
  await window.page.keyboard.press('Enter');
  await window.page.keyboard.insertText(entry);
}

export async function saveProfile(window: LecternWindow): Promise<void> {
  await window.page.keyboard.press('ControlOrMeta+Enter');
  await expect(window.dialog(text.title).getByRole('status')).toHaveText(text.saved);
}
