import { mkdir, open as openFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { canMount, makeReadOnly, mountMemory } from './mount.ts';
import { runToEnd } from './run-to-end.ts';

const FILLER = 'filler';

/** Writes until nothing more goes in. */
async function fillUp(folder: string): Promise<void> {
  const file = await openFile(join(folder, FILLER), 'w');
  try {
    for (const size of [65_536, 512]) {
      const block = Buffer.alloc(size, 1);
      let isFull = false;
      while (!isFull) isFull = await file.write(block).then(() => false, isNoSpace);
    }
  } finally {
    await file.close();
  }
}

function isNoSpace(error: unknown): true {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return true;
  throw error;
}

test('a file where the data folder should be gives one sentence and no app', async ({ folder }) => {
  const userDataDir = join(folder, 'file');
  await writeFile(userDataDir, 'Not a folder.');
  const ended = await runToEnd({ userDataDir });
  expect(ended).toEqual({ code: 1, stdout: '', stderr: `${wording.errors['data.readOnly']}\n` });
});

test.describe('a data folder on a file system of its own (only root can mount one, so others skip this)', () => {
  test.skip(!canMount, 'only root can mount a file system');

  test('that is read-only gives one sentence and no app', async ({ folder }) => {
    const unmount = mountMemory(folder, { size: '1m' });
    try {
      makeReadOnly(folder);
      const ended = await runToEnd({ userDataDir: folder });
      expect(ended).toEqual({ code: 1, stdout: '', stderr: `${wording.errors['data.readOnly']}\n` });
    } finally {
      unmount();
    }
  });

  test('that is full gives one sentence and no app', async ({ folder }) => {
    const unmount = mountMemory(folder, { size: '1m' });
    try {
      await fillUp(folder);
      const ended = await runToEnd({ userDataDir: folder });
      expect(ended).toMatchObject({ code: 1, stdout: '', stderr: `${wording.errors['data.full']}\n` });
    } finally {
      unmount();
    }
  });

  test('that becomes full keeps what was typed, and takes it once there is room', async ({ open, folder }) => {
    const userDataDir = join(folder, 'data');
    const unmount = mountMemory(folder, { size: '64m' });
    try {
      await mkdir(userDataDir);
      const { run, window } = await open({ userDataDir });
      await window.askAndWait('How do citations work?');
      await fillUp(folder);
      await window.page.keyboard.insertText('Is this kept?');
      await window.page.keyboard.press('Enter');
      await expect(window.page.getByText(wording.errors['data.full'])).toBeVisible();
      await expect(window.box).toHaveValue('Is this kept?');

      await rm(join(folder, FILLER));
      await window.page.keyboard.press('Enter');
      await expect(window.prompts.last()).toHaveText('Is this kept?');
      await expect(window.answers.last()).toHaveAttribute('aria-busy', 'false');
      await run.close();
    } finally {
      unmount();
    }
  });
});
