import { join } from 'node:path';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { serveGit } from '../src/core/knowledge/testing/git-server.ts';
import { textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';
import { walkTo } from './pages/press.ts';

const files = { 'docs/lamps.md': '# Lamps\n\nThe reading lamp is called Aurora and takes two batteries.\n' };

test.describe('a model that asks for a repository the user has not added', () => {
  test('is let in to where the settings of git lead, which the card names', async ({
    open,
    model,
    folder,
    gitServer,
  }) => {
    await commitFiles(join(folder, 'lamps'), files);
    const env = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${gitServer.url('')}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://docs.example/',
    };
    const { window } = await open({ env });
    await connectModel(window, model);
    const source = 'https://docs.example/lamps';
    model.reply(
      toolCallReply('search_docs', { query: 'reading lamp batteries', source }),
      textReply('It takes two [1].'),
    );
    await window.ask('What does the reading lamp take?');
    const card = window.page.getByRole('group', { name: wording.approval.title });
    await expect(card).toBeFocused();
    await expect(card).toContainText(source);
    await expect(card).toContainText(fill(wording.approval.ledTo, { target: gitServer.url('lamps') }));
    await window.page.keyboard.press('a');
    await expect(citationsOf(await window.answered(1))).not.toHaveCount(0);
  });

  test('is answered from wherever the focus is', async ({ open, model, folder, gitServer }) => {
    await commitFiles(join(folder, 'lamps'), files);
    const { window } = await open();
    await connectModel(window, model);
    await window.run('approval.focus');
    await expect(window.page.getByText(wording.approval.none)).toBeVisible();
    model.reply(
      toolCallReply('search_docs', { query: 'reading lamp batteries', source: gitServer.url('lamps') }),
      textReply('Then I cannot tell.'),
    );
    await window.ask('What does the reading lamp take?');
    const card = window.page.getByRole('group', { name: wording.approval.title });
    await expect(card).toBeFocused();
    await window.run('message.focus');
    await window.page.keyboard.type('A d in the box denies nothing');
    await window.run('approval.focus');
    await expect(card).toBeFocused();
    await window.page.keyboard.press('d');
    await expect(await window.answered(1)).toContainText('Then I cannot tell.');
  });

  test('is let in by A, and cites what it found there', async ({ open, model, folder, gitServer }) => {
    const address = gitServer.url('lamps');
    const commit = await commitFiles(join(folder, 'lamps'), files);
    const { window } = await open();
    await connectModel(window, model);
    model.reply(
      toolCallReply('search_docs', { query: 'reading lamp batteries', source: address }),
      textReply('It takes two [1].'),
    );

    await window.ask('What does the reading lamp take?');
    const card = window.page.getByRole('group', { name: wording.approval.title });
    await expect(card).toBeFocused();
    await expect(card).toContainText(address);
    // What is on this computer is asked about each time.
    await expect(card.getByRole('button')).toHaveText([wording.approval.approve, wording.approval.deny]);
    await expect(window.activity).toHaveText(wording.activity.approval);
    await window.page.keyboard.press('a');

    const answer = await window.answered(1);
    await expect(answer).toContainText('It takes two');
    const panel = await openCitation(window, citationsOf(answer).first());
    await expect(panel).toContainText('The reading lamp is called Aurora');
    await expect(panel).toContainText(commit.slice(0, 7));
    await window.page.keyboard.press('Escape');

    await window.run('sources.open');
    const row = window.dialog(wording.sources.title).getByRole('listitem').filter({ hasText: address });
    await expect(row).toContainText(fill(wording.sources.askedIn, { title: 'What does the reading lamp take?' }));
    await expect(row).toContainText(wording.sources.askedNote);
    await walkTo(window.page, row.getByRole('button', { name: 'Keep lamps' }));
    await window.page.keyboard.press('Enter');
    await expect(row).not.toContainText(wording.sources.askedNote);
    await expect(row.getByRole('article')).toBeFocused();
  });

  test('shows what is done to it while the search waits, and Stop ends that', async ({ open, model, folder }) => {
    const server = await serveGit(folder, { isSilent: true });
    const { window } = await open();
    await connectModel(window, model);
    model.reply(toolCallReply('search_docs', { query: 'lamp', source: server.url('lamps') }));

    await window.ask('What does the reading lamp take?');
    await expect(window.page.getByRole('group', { name: wording.approval.title })).toBeFocused();
    await window.page.keyboard.press('a');
    await expect(window.log).toContainText(`lamps: ${wording.sources.asking}`);
    await expect(window.activity).toHaveText(fill(wording.activity.asking, { name: 'lamps' }));
    await window.page.keyboard.press('Escape');

    await expect(window.log).toContainText(wording.thread.stopped);
    await server.left;
    await window.run('sources.open');
    await expect(window.dialog(wording.sources.title)).not.toContainText(server.url('lamps'));
    server.close();
  });

  test('for one that cannot be fetched leaves nothing in Sources', async ({ open, model, gitServer }) => {
    const address = gitServer.url('none');
    const { window } = await open();
    await connectModel(window, model);
    model.reply(toolCallReply('search_docs', { query: 'lamp', source: address }), textReply('Then I cannot say.'));

    await window.ask('What does the reading lamp take?');
    await expect(window.page.getByRole('group', { name: wording.approval.title })).toBeFocused();
    await window.page.keyboard.press('a');

    await expect(await window.answered(1)).toContainText('Then I cannot say.');
    await window.run('sources.open');
    await expect(window.dialog(wording.sources.title)).not.toContainText(address);
  });

  test('is kept out by D, and told so', async ({ open, model, folder, gitServer }) => {
    const address = gitServer.url('lamps');
    await commitFiles(join(folder, 'lamps'), files);
    const { window } = await open();
    await connectModel(window, model);
    model.reply(toolCallReply('search_docs', { query: 'lamp', source: address }), textReply('Then I cannot say.'));

    await window.ask('What does the reading lamp take?');
    await expect(window.page.getByRole('group', { name: wording.approval.title })).toBeFocused();
    await window.page.keyboard.press('d');

    const answer = await window.answered(1);
    await expect(answer).toContainText('Then I cannot say.');
    await expect(answer).toContainText(fill(wording.tools.searchDenied, { address }));
    await window.run('sources.open');
    await expect(window.dialog(wording.sources.title)).not.toContainText(address);
  });

  test('never gets a folder of this computer', async ({ open, model, folder }) => {
    const address = join(folder, 'lamps');
    await commitFiles(address, files);
    const { window } = await open();
    await connectModel(window, model);
    model.reply(toolCallReply('search_docs', { query: 'lamp', source: address }), textReply('Then I cannot say.'));

    await window.ask('What does the reading lamp take?');

    await expect(await window.answered(1)).toContainText('Then I cannot say.');
    await window.run('sources.open');
    await expect(window.dialog(wording.sources.title)).not.toContainText(address);
  });
});

test('the Reader that is kept out of a repository answers from the sources there are', async ({ open, gitServer }) => {
  const address = gitServer.url('lamps');
  const { window } = await open();

  await window.ask(`How do citations work in ${address}?`);
  await expect(window.page.getByRole('group', { name: wording.approval.title })).toBeFocused();
  await window.page.keyboard.press('d');

  const answer = await window.answered(1);
  await expect(answer).toContainText(fill(wording.reader.denied, { address }));
  await expect(citationsOf(answer)).not.toHaveCount(0);
});
