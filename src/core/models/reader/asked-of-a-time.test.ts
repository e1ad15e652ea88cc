import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { wording } from '../../../shared/text/wording';
import type { MemoryKnowledge } from '../../knowledge/knowledge';
import { conversation, saveOf } from '../../knowledge/testing/messages';
import { openKnowledge, temporaryConfig } from '../../knowledge/testing/temporary-knowledge';
import { answerFrom } from './testing/quoted-to-told';

const IN_MAY = new Date(2025, 4, 6, 12).getTime();
const IN_JUNE = new Date(2025, 5, 20, 12).getTime();

const questions = ['Which glue holds slate?', 'How do I clean brass?'];
const told = 'My loom has 8 shafts.';
const answers = ['Oil it.', 'Epoxy.', 'Vinegar.'];

/** As an import brings it: all of a session within a second. */
const said = (time: number, ...texts: readonly string[]): readonly LecternMessage[] =>
  conversation(...texts).map((message, place) => ({
    ...message,
    metadata: { parentId: message.metadata?.parentId ?? null, createdAt: time + place },
  }));

async function knowing(): Promise<MemoryKnowledge> {
  const { memory } = openKnowledge(await temporaryConfig());
  const [first = '', second = ''] = questions;
  const [ofTold = '', ofFirst = '', ofSecond = ''] = answers;
  await memory.save(saveOf(v7(), said(IN_MAY, second, ofSecond, first, ofFirst, told, ofTold)));
  await memory.save(saveOf(v7(), said(IN_MAY + 1_000, 'What did I ask in April 2025?', 'Nothing at all.')));
  await memory.save(saveOf(v7(), said(IN_JUNE, 'What did I ask in May 2025?', 'Two things.', 'Which oil is best?')));
  await memory.settled();
  return memory;
}

it.each([
  ['What did I ask in May 2025?', questions],
  ['What did I ask on 6 May 2025?', questions],
  ['Which questions did I ask in May 2025?', questions],
  ['Welche Fragen habe ich im Mai 2025 gestellt?', questions],
  ['What did we talk about in May 2025?', [told, ...questions]],
  ['Worüber haben wir im Mai 2025 gesprochen?', [told, ...questions]],
  ['What did I tell you in May 2025?', [told]],
  ['What did you answer in May 2025?', ['Nothing at all.', ...answers]],
])('lists what was said in a time, newest first, and not what asks for that: %s', async (prompt, quoted) => {
  const answer = await answerFrom(await knowing(), prompt);
  expect([...answer.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual(quoted);
});

it('says that nothing was said in a time of which nothing is known', async () => {
  expect(await answerFrom(await knowing(), 'What did I ask in March 2025?')).toContain(wording.reader.nothingThen);
});
