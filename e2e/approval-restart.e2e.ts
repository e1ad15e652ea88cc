import { join } from 'node:path';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

test('a question for approval outlives a crash, and is answered after it', async ({
  open,
  model,
  folder,
  gitServer,
}) => {
  const address = gitServer.url('lamps');
  await commitFiles(join(folder, 'lamps'), { 'lamps.md': '# Lamps\n\nThe reading lamp takes two batteries.\n' });
  const first = await open();
  await connectModel(first.window, model);
  model.reply(toolCallReply('search_docs', { query: 'lamp batteries', source: address }));
  await first.window.ask('What does the lamp take?');
  await expect(first.window.activity).toHaveText(wording.activity.approval);
  await first.run.kill();

  const { window } = await open();
  const card = window.page.getByRole('group', { name: wording.approval.title });
  await expect(card).toBeFocused();
  model.reply(textReply('Two batteries [1].'));
  await window.page.keyboard.press('a');

  await expect(await window.answered(1)).toContainText('Two batteries');
  await expect(window.prompts).toHaveText(['What does the lamp take?']);
});
