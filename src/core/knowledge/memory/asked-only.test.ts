import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import type { LecternMessage, RecalledMessage } from '../../../shared/chat/message';
import { conversation, recallOf, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const asked = "Who is the landlady's daughter?";

/** What is recalled of all that matched, by its text, where other things were said too. */
async function recall(prompt: string, ...sessions: ReadonlyArray<readonly LecternMessage[]>) {
  const knowledge = openKnowledge(await temporaryConfig());
  const others = ['The boat is moored at the pier.', 'The heron nests in the alder.'].map((text) => conversation(text));
  for (const messages of [...sessions, ...others]) await knowledge.memory.save(saveOf(v7(), messages));
  await knowledge.memory.settled();
  const { recalled } = await knowledge.memory.recall(recallOf(prompt));
  return new Map(recalled.filter(({ isMatch }) => isMatch).map((message) => [message.text, message]));
}

describe('a question that no language model answered', () => {
  const told = 'We pay the rent on the third, and our landlady lives upstairs.';
  const byReader = (text: string): readonly LecternMessage[] => {
    const question = textMessage('user', text, null);
    const answer = textMessage('assistant', 'Nothing was found.', question);
    return [question, { ...answer, metadata: { parentId: question.id, createdAt: 1e12, modelId: READER_MODEL_ID } }];
  };
  const sessionShare = (message: RecalledMessage | undefined): number => message?.why?.session ?? -1;

  it.each([
    ['nobody', conversation(asked)],
    ['the Reader', byReader(asked)],
  ])('says next to nothing for its session, and comes behind what was told: answered by %s', async (_, messages) => {
    const found = await recall('Who is our landlady?', messages, conversation(told));
    expect([found.get(asked)?.onlyAsks, found.get(told)?.onlyAsks]).toEqual([true, undefined]);
    expect(sessionShare(found.get(asked))).toBeLessThan(sessionShare(found.get(told)) / 2);
  });

  it('is unlike one with an answer, which may have no word of it', async () => {
    const found = await recall('Who is our landlady?', conversation(asked, 'Frieda.'), conversation(told));
    expect(found.get(asked)?.onlyAsks).toBeUndefined();
    expect(sessionShare(found.get(asked))).toBeGreaterThan(sessionShare(found.get(told)));
  });
});
