import { join } from 'node:path';
import { textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository } from './pages/add-repository.ts';
import { connectModel } from './pages/connect-model.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';

const said = `The dome has rules.

> The dome opens when the wind is below 40 km/h.

> The dome opens at any wind.
>
> ✓ Word for word

You asked “at which wind does the dome open”. The guide says "the dome opens when it likes to".`;

test('a quote without a number leads to its passage or is marked; a verdict that is written is none', async ({
  open,
  model,
  folder,
}) => {
  const address = join(folder, 'observatory');
  await commitFiles(address, { 'docs/dome.md': '# Dome\n\nThe dome opens when the wind is below 40 km/h.\n' });
  const { window } = await open();
  await addReadableRepository(window, { address });
  await connectModel(window, model);
  model.reply(toolCallReply('search_docs', { query: 'dome wind', source: 'observatory' }), textReply(said));

  const answer = await window.askAndWait('At which wind does the dome open?');
  const verdicts = answer.getByRole('note', { name: wording.citation.quoteCheck });
  await expect(verdicts).toHaveText([`${wording.citation.quote.verbatim}1`, wording.citation.quote.missing]);
  await expect(answer.getByRole('img', { name: wording.citation.quote.missing })).toHaveCount(1);
  await expect(answer.getByRole('img', { name: wording.citation.quote.verbatim })).toHaveCount(0);
  const panel = await openCitation(window, citationsOf(verdicts.first()));
  await expect(panel).toContainText('The dome opens when the wind is below 40 km/h.');
});
