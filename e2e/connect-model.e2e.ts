import { join } from 'node:path';
import { startScriptedOpenAiServer, textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository } from './pages/add-repository.ts';
import { connectModel } from './pages/connect-model.ts';
import { filesWith } from './pages/files-with.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';

const apiKey = 'sk-test-7f3a9c1e5b8d2046';

test('a connected model searches by tools and answers with citations', async ({ open, model, folder }) => {
  const address = join(folder, 'observatory');
  await commitFiles(address, { 'docs/dome.md': '# Dome\n\nThe dome opens when the wind is below 40 km/h.\n' });
  const { window } = await open();
  await addReadableRepository(window, { address });
  await connectModel(window, model);
  model.reply(
    toolCallReply('sequentialThinking', {
      thought: 'The dome is described in the observatory.',
      thoughtNumber: 1,
      totalThoughts: 1,
      nextThoughtNeeded: false,
    }),
    toolCallReply('search_docs', { query: 'dome wind', source: 'observatory' }),
    textReply('Below **40 km/h**', ' [1], not at [99]. [1] says: «The dome opens at **any** wind.»'),
  );

  const answer = await window.askAndWait('At which wind does the dome open?');
  await expect(answer).toContainText('Below 40 km/h 1, not at [99].');
  await expect(answer.getByRole('img', { name: wording.citation.quote.changed })).toHaveCount(1);
  await expect(answer).toContainText('Thought in 1 step');
  await expect(answer).toContainText('Searched for “dome wind” in observatory');
  const panel = await openCitation(window, citationsOf(answer).first());
  await expect(panel).toContainText('The dome opens when the wind is below 40 km/h.');
});

test('a key is sent to its server, and is in plain text nowhere else', async ({ open, userDataDir }) => {
  const server = await startScriptedOpenAiServer({ apiKey });
  const { run, window } = await open();
  await connectModel(window, { baseUrl: server.baseUrl, apiKey });
  server.reply(textReply('Hello.'));
  await window.askAndWait('Say hello.');
  expect(server.chats().at(-1)?.headers.authorization).toBe(`Bearer ${apiKey}`);

  const inPage = await window.page.evaluate(() =>
    JSON.stringify([document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }]),
  );
  expect(inPage).not.toContain(apiKey);
  await run.close();
  await server.close();
  expect(await filesWith(userDataDir, apiKey)).toEqual([]);
});

test('where the system does not encrypt keys, the user is told before one is given', async ({ open }) => {
  test.skip(process.platform !== 'linux', 'only on Linux can the system be without a store for keys');
  const { window } = await open({ args: ['--password-store=basic'] });
  await window.run('model.connect');
  await expect(window.dialog(wording.connect.title)).toContainText(wording.connect.keyNotEncrypted);
});

test('a model is picked for one session, and the others keep theirs', async ({ open }) => {
  const server = await startScriptedOpenAiServer({ models: ['small', 'large'] });
  const { window } = await open();
  await connectModel(window, server, 'small');
  server.replyWith(() => textReply('Yes.'));
  await window.askAndWait('In the first session?');
  await window.run('session.new');
  await window.askAndWait('In the second session?');

  await window.run('model.pick');
  await expect(window.dialog(wording.models.title).getByRole('combobox')).toBeFocused();
  await window.page.keyboard.type('large');
  await window.page.keyboard.press('Enter');
  await expect(window.page.getByRole('button', { name: 'Model: large' })).toBeVisible();
  await window.run('model.pick');
  const options = window.dialog(wording.models.title).getByRole('option');
  await expect(options.filter({ hasText: wording.models.current })).toHaveAttribute('aria-selected', 'true');
  // It begins at the model in use: the one beside it is a key away.
  await window.page.keyboard.press('ArrowUp');
  await window.page.keyboard.press('Enter');
  await expect(window.page.getByRole('button', { name: 'Model: small' })).toBeVisible();
  await window.run('model.pick');
  await window.page.keyboard.press('ArrowDown');
  await window.page.keyboard.press('Enter');
  await expect(window.page.getByRole('button', { name: 'Model: large' })).toBeVisible();
  await window.askAndWait('And with another model?');
  await window.openSession(1);
  await window.answered(1);
  await window.askAndWait('And still with the first?');
  expect(server.chats().map(({ body }) => (body as { readonly model: string }).model)).toEqual([
    'small',
    'small',
    'large',
    'small',
  ]);
  await server.close();
});
