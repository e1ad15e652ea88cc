import { expect as playwrightExpect, type Locator, type Page } from '@playwright/test';
import type { CommandId } from '../../src/shared/commands/commands.ts';
import { wording } from '../../src/shared/text/wording.ts';
import { pressCommand, tabTo } from './press.ts';

/** A bench drives windows too, outside playwright.config.ts. */
const expect = playwrightExpect.configure({ timeout: 15_000 });

/** A window of Lectern as someone uses it who has a keyboard and no mouse. */
export interface LecternWindow {
  readonly page: Page;
  /** The message box. */
  readonly box: Locator;
  readonly log: Locator;
  readonly prompts: Locator;
  readonly answers: Locator;
  readonly activity: Locator;
  /** The sessions of the list, newest first. */
  readonly sessions: Locator;
  /** What the whole app has to say. */
  readonly notices: Locator;
  readonly dialog: (title: string) => Locator;
  run(command: CommandId): Promise<void>;
  /** Types into the message box and presses Enter. */
  ask(text: string): Promise<void>;
  /** Asks, and waits for the whole answer. */
  askAndWait(text: string): Promise<Locator>;
  /** Resolves when the session has this many answers and none is still being written. */
  answered(count: number): Promise<Locator>;
  /** The session in the window's address. */
  sessionId(): Promise<string>;
  /** Opens the `index`-th session of the list (0 is the newest). */
  openSession(index: number): Promise<void>;
}

export function driveWindow(page: Page): LecternWindow {
  const box = page.getByRole('textbox', { name: wording.composer.label });
  const log = page.getByRole('log', { name: wording.thread.log });
  const answers = log.getByRole('article', { name: wording.thread.assistant });
  const sessions = page.getByRole('navigation', { name: wording.sessions.navigation }).getByRole('link');
  const run = (command: CommandId) => pressCommand(page, command);

  const ask = async (text: string): Promise<void> => {
    await run('message.focus');
    await expect(box).toBeFocused();
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue('');
  };
  const answered = async (count: number): Promise<Locator> => {
    // Only what is near the view is drawn; each message says where it stands.
    const last = answers.and(page.locator(`[aria-posinset="${2 * count}"][aria-setsize="${2 * count}"]`));
    await expect(last).toHaveAttribute('aria-busy', 'false');
    return last;
  };

  return {
    page,
    box,
    log,
    answers,
    sessions,
    run,
    ask,
    answered,
    prompts: log.getByRole('article', { name: wording.thread.you }),
    activity: page.getByRole('status', { name: wording.activity.label }),
    notices: page.getByRole('region', { name: wording.banners.label }).getByRole('alert'),
    dialog: (title) => page.getByRole('dialog', { name: title, exact: true }),
    async askAndWait(text) {
      const messages = log.locator('[aria-setsize]');
      const isEmpty = (await messages.count()) === 0;
      const before = isEmpty ? 0 : Number(await messages.last().getAttribute('aria-setsize')) / 2;
      await ask(text);
      return answered(before + 1);
    },
    async sessionId() {
      await expect(page).toHaveURL(/^lectern:\/\/app\/s\/[0-9a-f-]{36}$/);
      return new URL(page.url()).pathname.slice('/s/'.length);
    },
    async openSession(index) {
      await run('sessions.focus');
      await tabTo(page, sessions.nth(index));
      await page.keyboard.press('Enter');
    },
  };
}
