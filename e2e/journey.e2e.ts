import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { streamReply, textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository } from './pages/add-repository.ts';
import { connectModel } from './pages/connect-model.ts';
import type { LecternWindow } from './pages/drive-window.ts';
import { addEntry, openProfile, saveProfile } from './pages/edit-profile.ts';
import { citationsOf } from './pages/open-citation.ts';
import { tabTo } from './pages/press.ts';

const GUIDE = '# Dome\n\n## Wind\n\nThe dome opens below 40 km/h.\n';

/** Counts what only a pointer does, from now on. */
async function watchPointer(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = Object.assign(globalThis, { pointed: 0 });
    for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel']) {
      addEventListener(type, () => (counted.pointed += 1), { capture: true });
    }
  });
  return () => page.evaluate(() => Number(Reflect.get(globalThis, 'pointed')));
}

/** Somebody without a mouse always sees where the keys go. */
async function expectFocusSeen({ page }: LecternWindow, step: string): Promise<void> {
  const focus = () =>
    page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return 'nowhere';
      return focused.matches(':focus-visible') ? 'seen' : `unseen on ${focused.outerHTML.slice(0, 120)}`;
    });
  await expect.poll(focus, { message: step }).toBe('seen');
}

test('a whole day at Lectern needs no mouse', async ({ open, model, folder, gitServer }) => {
  test.slow();
  await commitFiles(join(folder, 'observatory'), { 'docs/dome.md': GUIDE });
  const out = join(folder, 'out.html');
  const { run, window } = await open({ env: { LECTERN_SAVE_FILE: out } });
  const { page } = window;
  const pointed = await watchPointer(page);
  const step = (name: string, act: () => Promise<void>): Promise<void> =>
    test.step(name, async () => {
      await act();
      await expectFocusSeen(window, name);
    });

  await step('a repository and a model', async () => {
    await addReadableRepository(window, { address: gitServer.url('observatory') });
    await connectModel(window, model);
  });
  await step('a question, its citation, and back', async () => {
    model.reply(
      toolCallReply('search_docs', { query: 'dome wind' }),
      textReply('It opens below 40 km/h [1]:\n\n> The dome opens below 40 km/h. [1]'),
    );
    const answer = await window.askAndWait('When does the dome open?');
    await expect(answer).toContainText(wording.citation.quote.verbatim);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('o');
    const panel = page.getByRole('dialog', { name: wording.citation.panel });
    await expect(panel).toContainText('The dome opens below 40 km/h.');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(citationsOf(answer).first()).toBeVisible();
  });
  await step('another version, and the first again', async () => {
    model.reply(textReply('At dusk.'));
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('r');
    await expect(window.answers.last()).toContainText('At dusk.');
    await window.run('message.previousVersion');
    await expect(window.answers.last()).toContainText('40 km/h');
    await window.run('message.nextVersion');
    await expect(window.answers.last()).toContainText('At dusk.');
  });
  await step('an answer that is stopped, and gone on with', async () => {
    model.reply(streamReply({ type: 'text', delta: 'By day ' }, { type: 'hold' }), textReply('it is shut.'));
    await window.ask('And by day?');
    await expect(window.answers.last()).toContainText('By day');
    await page.keyboard.press('Escape');
    await expect(window.answers.last()).toContainText(wording.thread.stopped);
    await window.run('turn.continue');
    await expect(window.answers.last()).toContainText('By day it is shut.');
    // A session moves up in the list when its turn is saved.
    await expect(window.answers.last()).toHaveAttribute('aria-busy', 'false');
  });
  await step('a branch with a name', async () => {
    await window.run('message.branch');
    await expect(page.getByText(wording.message.branched)).toBeVisible();
    await window.run('session.rename');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('The branch');
    await page.keyboard.press('Enter');
    await expect(window.sessions.first()).toHaveText('The branch');
    await window.run('session.pin');
    await expect(page.getByRole('heading', { name: wording.sessions.pinned })).toBeVisible();
  });
  await step('what was said is found', async () => {
    await window.run('session.new');
    await window.run('search.open');
    const search = window.dialog(wording.search.title);
    await expect(search.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('"when does the dome" from:me');
    await expect(search.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(window.prompts.filter({ hasText: 'When does the dome open?' })).toBeFocused();
  });
  await step('the profile', async () => {
    await openProfile(window);
    await addEntry(window, 'aboutMe', 'I keep the dome.');
    await saveProfile(window);
    await page.keyboard.press('Escape');
  });
  await step('the session as a page', async () => {
    await window.run('data.export');
    const exporting = window.dialog(wording.commands['data.export']);
    await tabTo(page, exporting.getByLabel(wording.transfer.format));
    await page.keyboard.press('h');
    await tabTo(page, exporting.getByRole('button', { name: wording.transfer.choosePath }));
    await page.keyboard.press('Enter');
    await expect(exporting.getByRole('status')).toHaveText(fill(wording.transfer.exportedOne, { file: 'out.html' }));
    await page.keyboard.press('Escape');
    expect(await readFile(out, 'utf8')).toContain('When does the dome open?');
  });
  await step('a session is archived, another trashed and brought back', async () => {
    await window.run('session.archive');
    await expect(page.getByRole('button', { name: fill(wording.sessions.archive, { count: 1 }) })).toBeVisible();
    await window.openSession(0);
    await window.run('session.trash');
    await expect(window.sessions).toHaveCount(0);
    await window.run('trash.open');
    await expect(window.dialog(wording.trash.title).getByRole('article')).toBeFocused();
    await page.keyboard.press('r');
    await expect(window.dialog(wording.trash.title)).toContainText(wording.trash.empty);
    await page.keyboard.press('Escape');
    await expect(window.sessions).toHaveCount(1);
  });
  await step('every look', async () => {
    for (const id of ['theme.toggle', 'contrast.toggle', 'density.toggle', 'text.larger'] as const)
      await window.run(id);
    await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high');
  });
  expect(await pointed()).toBe(0);
  await window.run('app.quit');
  await run.exited;
});
