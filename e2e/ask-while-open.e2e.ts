import { expect, test } from './fixtures.ts';
import { runToEnd } from './run-to-end.ts';

test('--ask is answered by the app that is open on the folder', async ({ open, userDataDir }) => {
  const { run, window } = await open();
  const ended = await runToEnd({ userDataDir, args: ['--ask', 'How do citations work?'] });
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('citation') });
  await expect(window.sessions).toHaveText(['How do citations work?']);
  expect(run.windows()).toHaveLength(1);
});
