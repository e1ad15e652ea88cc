import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { LecternWindow } from './drive-window.ts';

/** What axe has against the page, a line each. Legacy mode opens no page of its own, which Electron could not. */
async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(settle);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** Runs in the page: what fades in has the colours of its end only then. What never ends is not waited for. */
async function settle(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map((animation) => animation.finished));
}

/** Axe finds nothing, in the light theme and in the dark one, between which a state is left as it is. */
export async function expectNothingFound({ page }: LecternWindow, state: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await test.step(`${state}, ${theme}`, async () => {
      await page.emulateMedia({ colorScheme: theme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await findViolations(page), state).toEqual([]);
    });
  }
}
