import type { Locator } from '@playwright/test';
import { shownLanguage } from '../src/shared/text/shown-language.ts';
import { fill, wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { driveWindow, type LecternWindow } from './pages/drive-window.ts';

const text = wording.sessions;
test.afterEach(() => shownLanguage.set('en'));
const QUESTIONS = ['How do citations work?', 'How do I add a folder?', 'How do I rename a session?'];

/** A session for each question, the last one shown and first in the list; gives the titles as the list has them. */
async function makeSessions(window: LecternWindow): Promise<string[]> {
  for (const [at, question] of QUESTIONS.entries()) {
    await window.run('session.new');
    await window.askAndWait(question);
    await expect(window.sessions).toHaveCount(at + 1);
  }
  return window.sessions.allTextContents();
}

async function middleOf(part: Locator): Promise<[number, number]> {
  const box = await part.boundingBox();
  if (box === null) throw new Error(`${String(part)} is not shown.`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Takes hold of a session by the mouse and carries it a little, after which the list says where it can be dropped. */
async function takeHold({ page }: LecternWindow, session: Locator): Promise<void> {
  const [x, y] = await middleOf(session);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 8, y + 3, { steps: 4 });
  await expect(shelf(page, text.drop.trash)).toBeVisible();
}

async function carryTo({ page }: LecternWindow, part: Locator): Promise<void> {
  const [x, y] = await middleOf(part);
  await page.mouse.move(x, y, { steps: 4 });
  // A part first hears that it is entered; where it is held over is told from the next move on.
  await page.mouse.move(x + 1, y);
}

async function dragTo(window: LecternWindow, session: Locator, part: Locator): Promise<void> {
  await takeHold(window, session);
  await carryTo(window, part);
  await window.page.mouse.up();
  await expect(shelf(window.page, text.drop.trash)).toHaveCount(0);
}

/** Runs in the page: on how many lines the text of each stands, and one more where it is wider than its place. */
function linesOfEach(places: readonly Element[]): readonly number[] {
  return places.map((place) => {
    const range = document.createRange();
    range.selectNodeContents(place.lastChild ?? place);
    return range.getClientRects().length + (place.scrollWidth > place.clientWidth ? 1 : 0);
  });
}

const shelf = (page: LecternWindow['page'], title: string): Locator =>
  page.getByRole('navigation', { name: text.navigation }).getByText(title, { exact: true });

test('sessions are dragged to be pinned, archived and moved to the trash, several at once', async ({ open }) => {
  const { window } = await open();
  const { page, sessions } = window;
  const [third = '', second = '', first = ''] = await makeSessions(window);
  const list = page.getByRole('navigation', { name: text.navigation });
  const archive = list.getByRole('button', { name: fill(text.archive, { count: 1 }) });

  await takeHold(window, sessions.nth(2));
  await carryTo(window, shelf(page, text.drop.pinned));
  await expect(list).toHaveAttribute('data-over', 'pinned');
  await page.mouse.up();
  await expect(sessions).toHaveText([first, third, second]);
  await dragTo(window, sessions.nth(1), list.getByRole('heading', { name: text.pinned }));
  await expect(sessions).toHaveText([third, first, second]);
  await dragTo(window, sessions.nth(0), list.getByRole('heading', { name: text.today }));
  await expect(sessions).toHaveText([first, third, second]);
  await expect(list.getByRole('heading', { name: text.pinned })).toBeVisible();

  await dragTo(window, sessions.nth(2), shelf(page, text.drop.archive));
  await expect(sessions).toHaveText([first, third]);
  await page.getByRole('button', { name: wording.common.undo }).press('Enter');
  await expect(sessions).toHaveText([first, third, second]);
  await dragTo(window, sessions.nth(2), shelf(page, text.drop.archive));
  await archive.press('Enter');
  await expect(sessions).toHaveText([first, third, second]);
  await dragTo(window, sessions.nth(2), sessions.nth(1));
  await expect(archive).toHaveCount(0);

  await window.run('sessions.focus');
  await expect(sessions.nth(1)).toBeFocused();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(fill(text.selected, { count: 2 }))).toBeVisible();
  await takeHold(window, sessions.nth(2));
  // Each goes to no window of its own.
  await expect(shelf(page, text.drop.window)).toHaveCount(0);
  await carryTo(window, shelf(page, text.drop.trash));
  await page.mouse.up();
  await expect(sessions).toHaveText([first]);
  const toast = page.getByRole('listitem').filter({ hasText: fill(text.trashedMany, { count: 2 }) });
  await toast.getByRole('button', { name: wording.common.undo }).press('Enter');
  await expect(sessions).toHaveText([first, third, second]);
});

test('a session that is dropped on the composer is mentioned; Escape ends a drag with nothing done', async ({
  open,
}) => {
  const { window } = await open();
  const { page, sessions, box } = window;
  const [, second = '', first = ''] = await makeSessions(window);

  await takeHold(window, sessions.nth(1));
  await carryTo(window, shelf(page, text.drop.trash));
  await page.keyboard.press('Escape');
  await expect(shelf(page, text.drop.trash)).toHaveCount(0);
  await page.mouse.up();
  await expect(sessions).toHaveCount(3);

  await page.evaluate(() =>
    addEventListener('dragstart', ({ dataTransfer }) => (document.title = dataTransfer?.types.join() ?? '')),
  );
  await box.fill('See');
  await dragTo(window, sessions.nth(1), box);
  await expect(box).toHaveValue(`See @${second} `);
  await expect(box).toBeFocused();
  // No other program finds in it what it could take, the address of the session for one.
  await expect(page).toHaveTitle('application/x-lectern-sessions');
  const chips = page.getByRole('list', { name: wording.composer.carried }).getByRole('listitem');
  await expect(chips).toHaveCount(1);
  // The open one says nothing new of itself.
  await dragTo(window, sessions.nth(0), box);
  await expect(page.getByText(text.notMentioned.split('{')[0] ?? '-')).toBeVisible();
  await expect(box).toHaveValue(`See @${second} `);

  await window.run('sessions.focus');
  await page.keyboard.press('End');
  await expect(sessions.nth(2)).toBeFocused();
  await window.run('session.mention');
  await expect(box).toHaveValue(`See @${second} @${first} `);
  await expect(chips).toHaveCount(2);
});

test('a session that is dropped on “New window” opens in one, where all names fit their places, in German too', async ({
  open,
}) => {
  const { run, window } = await open();
  const { page } = window;
  await makeSessions(window);
  for (const [language, command, width] of [
    ['de', 'language.german', 360],
    ['en', 'language.english', 1_100],
  ] as const) {
    await window.run(command);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    shownLanguage.set(language);
    await page.setViewportSize({ width, height: 640 });
    const shown = driveWindow(page);
    await shown.run('sessions.focus');
    await expect(shown.sessions.first()).toBeFocused();
    await takeHold(shown, shown.sessions.nth(2));
    const places = page.locator('[data-drop]').filter({ has: page.locator('svg') });
    expect(await places.evaluateAll(linesOfEach)).toEqual([1, 1, 1, 1]);
    await page.keyboard.press('Escape');
    await page.mouse.up();
  }
  const second = driveWindow(
    await run.newWindow(() => dragTo(window, window.sessions.nth(2), shelf(window.page, text.drop.window))),
  );
  await expect(second.prompts).toHaveText([QUESTIONS[0] ?? '-']);
});
