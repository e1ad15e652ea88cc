import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { driveWindow } from './pages/drive-window.ts';

test('a relaunch comes back to the session with its whole thread', async ({ open, model }) => {
  model.reply(textReply('Five.'), textReply('Seven.'), textReply('Eleven.'));
  const first = await open();
  await connectModel(first.window, model);
  await first.window.askAndWait('After three?');
  await first.window.run('session.new');
  await first.window.askAndWait('After five?');
  await first.window.askAndWait('After seven?');
  const sessionId = await first.window.sessionId();
  await first.run.close();

  const { window } = await open();
  await window.answered(2);
  expect(await window.sessionId()).toBe(sessionId);
  await expect(window.prompts).toHaveText(['After five?', 'After seven?']);
  await expect(window.answers).toHaveText([/Seven\.$/, /Eleven\.$/]);
  await expect(window.sessions).toHaveText(['After five?', 'After three?']);

  await window.openSession(1);
  await expect(window.prompts).toHaveText(['After three?']);
  await expect(window.answers).toHaveText([/Five\.$/]);
});

test('every window that was open comes back, each to its session', async ({ open, model }) => {
  model.reply(textReply('Five.'), textReply('Seven.'));
  const first = await open();
  await connectModel(first.window, model);
  await first.window.askAndWait('After three?');
  const second = driveWindow(await first.run.newWindow(() => first.window.run('window.new')));
  await second.askAndWait('After five?');
  const sessionIds = [await first.window.sessionId(), await second.sessionId()];
  await first.run.close();

  const { run } = await open();
  await expect.poll(() => run.windows().length).toBe(2);
  const shown = await Promise.all(
    run.windows().map(async (page) => {
      const window = driveWindow(page);
      await window.answered(1);
      return { id: await window.sessionId(), prompts: await window.prompts.allInnerTexts() };
    }),
  );
  expect(shown.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
    { id: sessionIds[0], prompts: ['After three?'] },
    { id: sessionIds[1], prompts: ['After five?'] },
  ]);
});
