import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { wording } from '../../../shared/text/wording';
import { conversation, saveOf } from '../../knowledge/testing/messages';
import { openKnowledge, temporaryConfig } from '../../knowledge/testing/temporary-knowledge';
import { askReader, recalled } from './testing/ask-reader';
import { answerFrom } from './testing/quoted-to-told';

/** What is answered to a question, all of what was told having been told in April 2026. */
async function answerTo(question: string, told: readonly string[]): Promise<string> {
  const { text } = await askReader(question, {
    recalled: told.map((each) => ({ ...recalled('user', each), createdAt: new Date(2026, 3, 13, 12).getTime() })),
    recall: { now: new Date(2026, 10, 30, 12).getTime() },
  });
  return text;
}
const quotesIn = (text: string): readonly (string | undefined)[] =>
  [...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote);

it.each([
  ['What did I do on 5 March 2024?', 'On 5 March 2024 I ran to Odense.'],
  ['Did I tell you where I was in 2019?', 'I was in Iceland in August 2019.'],
])('what speaks of a time in which nothing was told comes closest: %s', async (question, told) => {
  const text = await answerTo(question, ['The loom is sold.', told]);
  expect([text.includes(wording.reader.nearMemory), quotesIn(text)]).toEqual([true, [told]]);
});

it.each(['What did I ask on 5 March 2024?', 'What did I tell you on 6 March 2024?'])(
  'of another time, and to who asks for questions, it says nothing: %s',
  async (question) => {
    const text = await answerTo(question, ['On 5 March 2024 I ran to Odense.']);
    expect([text.includes(wording.reader.nothingThen), quotesIn(text)]).toEqual([true, []]);
  },
);

it.each([
  ['What did I say about Odense in February?', 'The bridge in Odense is shut.', true],
  ['What did I say about Odense in April?', 'The bridge in Odense is shut.', false],
  ['What did I say about Odense in February?', 'The bridge in Odense was shut in February.', false],
])('what was said at another time only comes closest: %s “%s” %s', async (question, told, isClosest) => {
  const text = await answerTo(question, [told]);
  expect([text.includes(wording.reader.nearMemory), quotesIn(text)]).toEqual([isClosest, [told]]);
});

it('what speaks of a time is recalled where nothing was told in it', async () => {
  const { memory } = openKnowledge(await temporaryConfig());
  const told = 'On 5 March 2024 I ran to Odense.';
  for (const text of ['The loom is sold.', told]) await memory.save(saveOf(v7(), conversation(text)));
  await memory.settled();
  expect(quotesIn(await answerFrom(memory, 'What did I do on 5 March 2024?'))).toEqual([told]);
});
