import { streamReply, textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';

test('Escape closes what lies on top, one layer at a time, and then stops the turn', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(toolCallReply('search_docs', { query: 'add a repository' }), textReply('By its key [1].'));
  await window.askAndWait('How do I add a repository?');
  model.reply(streamReply({ type: 'text', delta: 'Still going' }, { type: 'hold' }));
  await window.ask('And then?');
  await expect(window.answers.last()).toContainText('Still going');
  const panel = await openCitation(window, citationsOf(window.answers.first()).first());
  await window.run('settings.open');
  const settings = window.dialog(wording.settings.title);
  await expect(settings).toBeVisible();
  const stop = window.page.getByRole('button', { name: wording.composer.stop });

  await window.page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await expect(panel).toBeVisible();
  await expect(stop).toBeVisible();

  await window.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(stop).toBeVisible();

  await window.page.keyboard.press('Escape');
  await expect(stop).toBeHidden();
  await expect(window.answers.last()).toContainText(wording.thread.stopped);
});
