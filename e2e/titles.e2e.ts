import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { driveWindow } from './pages/drive-window.ts';

test('a session gets a title after its first answer, in the list and above the thread of every window', async ({
  open,
  model,
}) => {
  const { run, window } = await open();
  const text = wording.settings;

  await window.askAndWait('How do I add a repository?');
  await expect(window.sessions).toHaveText(['Add a repository']);

  await connectModel(window, model);
  model.replyWithTitle(textReply('"Colours of the sky."'));
  model.reply(textReply('Blue.'), textReply('Red.'), textReply('Grey.'));
  await window.run('session.new');
  await window.askAndWait('Which colour has the sky?');
  await expect(window.sessions).toHaveText(['Colours of the sky', 'Add a repository']);
  await expect(window.page.getByRole('heading', { level: 1 })).toHaveText('Colours of the sky');
  const other = await run.newWindow(() => window.run('window.new'));
  await expect(driveWindow(other).sessions).toHaveText(['Colours of the sky', 'Add a repository']);

  // Refused by the server: the first line stays, and nothing tells of it.
  await window.run('session.new');
  await window.askAndWait('Which colour at dusk?');
  await expect.poll(() => model.titleRequests()).toHaveLength(2);
  await expect(window.sessions.first()).toHaveText('Which colour at dusk?');
  await expect(driveWindow(other).sessions.first()).toHaveText('Which colour at dusk?');

  await window.run('settings.open');
  const toggle = window.dialog(text.title).getByRole('switch', { name: text.titlesEnabled });
  await toggle.press('Space');
  await expect(toggle).not.toBeChecked();
  await window.page.keyboard.press('Escape');
  await window.run('session.new');
  await window.askAndWait('Which colour in fog?');
  await expect(window.sessions.first()).toHaveText('Which colour in fog?');
  expect(model.titleRequests()).toHaveLength(2);
});
