import { expect, test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveGit, type GitServer } from '../src/core/knowledge/testing/git-server.ts';
import { startScriptedOpenAiServer, type ScriptedOpenAiServer } from '../src/core/testing/scripted-openai-server.ts';
import { launchLectern, type LaunchOptions } from './launch-lectern.ts';
import type { LecternRun } from './lectern-run.ts';
import { driveWindow, type LecternWindow } from './pages/drive-window.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** A data folder of this test alone, with a name that breaks careless paths; gone afterwards. */
  readonly userDataDir: string;
  /** An empty folder outside the data folder, for what the test makes; gone afterwards. */
  readonly folder: string;
  /** Starts Lectern on the test's data folder; what still runs at the end of the test is ended. */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<LecternRun>;
  /** Starts Lectern on the test's data folder and waits for its first window. */
  readonly open: (options?: Partial<LaunchOptions>) => Promise<{ run: LecternRun; window: LecternWindow }>;
  /** Serves the repositories in `folder` by git over loopback http: what a model may ask for. */
  readonly gitServer: GitServer;
  /** An OpenAI-compatible server on loopback that answers by script. */
  readonly model: ScriptedOpenAiServer;
}

export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's needs from this pattern, so it stays even when empty.
  // oxlint-disable-next-line no-empty-pattern
  userDataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern é '));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-test-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  launch: async ({ userDataDir }, use, testInfo) => {
    const runs: LecternRun[] = [];
    await use(async (options = {}) => {
      const run = await launchLectern({ userDataDir, ...options });
      runs.push(run);
      return run;
    });

    const failed = testInfo.status !== testInfo.expectedStatus;
    for (const [index, run] of runs.entries()) {
      if (failed) {
        for (const [number, page] of run.windows().entries()) {
          const body = await page.screenshot().catch(() => undefined);
          if (body) await testInfo.attach(`run ${index} window ${number}`, { body, contentType: 'image/png' });
        }
        const output = [run.stdout(), run.stderr(), ...run.consoleErrors()].join('\n');
        await testInfo.attach(`run ${index} output`, { body: output });
      }
      await run.kill();
    }
  },

  open: async ({ launch }, use) => {
    await use(async (options = {}) => {
      const run = await launch(options);
      const window = driveWindow(await run.firstWindow());
      await expect(window.box).toBeVisible();
      return { run, window };
    });
  },

  gitServer: async ({ folder }, use) => {
    const server = await serveGit(folder);
    await use(server);
    server.close();
  },

  // oxlint-disable-next-line no-empty-pattern
  model: async ({}, use) => {
    const server = await startScriptedOpenAiServer();
    await use(server);
    await server.close();
  },
});
