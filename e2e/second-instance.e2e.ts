import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { runToEnd } from './run-to-end.ts';

test('a second start on the same folder leaves the first one its window, and says so', async ({
  open,
  userDataDir,
}) => {
  const { run, window } = await open();
  await window.askAndWait('How do citations work?');

  const second = await runToEnd({ userDataDir });
  expect(second).toMatchObject({ code: 0, stdout: `${fill(wording.shell.alreadyOpen, { folder: userDataDir })}\n` });
  expect(run.windows()).toHaveLength(1);
  await window.askAndWait('How do I add a repository?');
});
