import { createClient } from '@libsql/client/sqlite3';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { parseSearch } from '../../../shared/search/parse-search';
import type { LocalKnowledge } from '../create-knowledge';
import { conversation, recallOf, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const RENT = 'The rent of the workshop in Hallein is 1450 euros.';
const EDITED = RENT.replace('1450', '1620');

/** A prompt, its edited version, and what a model answered to each. */
function versions() {
  const answered = (prompt: LecternMessage): LecternMessage =>
    textMessage(
      'assistant',
      `Noted: ${prompt.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}`,
      prompt,
    );
  const [first, second] = [textMessage('user', RENT, null), textMessage('user', EDITED, null)];
  return { first: [first, answered(first)] as const, second: [second, answered(second)] as const };
}

const recalled = async (knowledge: LocalKnowledge): Promise<readonly string[]> => {
  await knowledge.memory.settled();
  const found = await knowledge.memory.recall(recallOf('What is the rent of the workshop in Hallein?', { limit: 9 }));
  return found.recalled.map(({ messageId }) => messageId);
};

test('of the versions of a prompt the shown one is recalled, with its answer alone, also after a start', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const { first, second } = versions();
  const sessionId = v7();
  const show = (headMessageId: string) => knowledge.memory.show({ heads: [{ sessionId, headMessageId }] });
  const save = (messages: readonly LecternMessage[], headMessageId: string) => {
    const saved = saveOf(sessionId, messages);
    return knowledge.memory.save({ ...saved, session: { ...saved.session, headMessageId } });
  };
  await save(first, first[1].id);
  // Its messages come later than it is told.
  await show(second[1].id);
  const early = await recalled(knowledge);
  await save(second, second[1].id);
  const edited = await recalled(knowledge);
  await show(first[1].id);
  const back = await recalled(knowledge);
  await knowledge.close();
  const again = openKnowledge(config);
  const restarted = await recalled(again);
  const ids = [first, second].map((turn) => turn.map(({ id }) => id));
  expect([early, edited, back, restarted]).toEqual([ids[0], ids[1], ids[0], ids[0]]);
});

test('what is off the path is searched all the same, and a session of which nothing was told keeps all', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const { first, second } = versions();
  const sessionId = v7();
  await knowledge.memory.save(saveOf(sessionId, [...first, ...second]));
  const untold = await recalled(knowledge);
  await knowledge.memory.show({ heads: [{ sessionId, headMessageId: first[1].id }] });
  await knowledge.memory.settled();
  const found: string[] = [];
  const { terms, from, model, after, before } = parseSearch('1620');
  const search = { terms, from, model, after, before, sessionIds: null, hiddenSessionIds: [], limit: 9 };
  for await (const { hits } of knowledge.memory.find(search)) found.push(...hits.map(({ messageId }) => messageId));
  expect([untold.length > 2, found.toSorted()]).toEqual([true, second.map(({ id }) => id).toSorted()]);
});

test('a path that only gets longer takes nothing out, and what goes on from an earlier place does', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const path = conversation(RENT, 'Noted.', 'The rent in Hallein is due on the first.', 'Noted too.');
  const sessionId = v7();
  const other = textMessage('user', 'The rent in Hallein went up in May.', path[1] ?? null);
  const heads = [path[1], path[3], other].map((message) => ({ sessionId, headMessageId: message?.id ?? '' }));
  await knowledge.memory.save(saveOf(sessionId, [...path, other]));
  const all: (readonly string[])[] = [];
  for (const head of heads) {
    await knowledge.memory.show({ heads: [head] });
    all.push(await recalled(knowledge));
  }
  const shown = [path.slice(0, 2), path, [...path.slice(0, 2), other]];
  expect(all.map((ids) => ids.toSorted())).toEqual(shown.map((some) => some.map(({ id }) => id).toSorted()));
});

test('a session whose messages cannot be read keeps no other from being followed', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const { first, second } = versions();
  const [damaged, sound] = [v7(), v7()];
  const lost = textMessage('user', 'Herons stand on one leg.', null);
  await knowledge.memory.save(saveOf(damaged, [lost]));
  await knowledge.memory.save(saveOf(sound, [...first, ...second]));
  await knowledge.memory.settled();
  const client = createClient({ url: pathToFileURL(config.mastraDbPath).href });
  await client.execute({ sql: "UPDATE mastra_messages SET content = '{' WHERE id = ?", args: [lost.id] });
  client.close();
  const heads = [
    { sessionId: damaged, headMessageId: lost.id },
    { sessionId: sound, headMessageId: first[1].id },
  ];
  await knowledge.memory.show({ heads });
  expect(await recalled(knowledge)).toEqual(first.map(({ id }) => id));
});

test('what an import adds off the path of a session that is here is not recalled', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const { first, second } = versions();
  const sessionId = v7();
  await knowledge.memory.save(saveOf(sessionId, first));
  await knowledge.memory.show({ heads: [{ sessionId, headMessageId: first[1].id }] });
  await knowledge.memory.settled();
  const opened = await knowledge.memory.opened();
  await opened.store(saveOf(sessionId, second));
  opened.embedMissing();
  expect(await recalled(knowledge)).toEqual(first.map(({ id }) => id));
});

test('a path is followed through a long session', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const path = conversation(...Array.from({ length: 71 }, (_, at) => `Herons count ${at}.`), RENT, EDITED);
  const prompt = path.at(-3) ?? null;
  const other = textMessage('user', EDITED.replace('rent', 'rent since May'), prompt);
  const sessionId = v7();
  await knowledge.memory.save(saveOf(sessionId, [...path, other]));
  await knowledge.memory.show({ heads: [{ sessionId, headMessageId: path.at(-1)?.id ?? '' }] });
  const ids = await recalled(knowledge);
  expect([ids.includes(path.at(-1)?.id ?? ''), ids.includes(other.id)]).toEqual([true, false]);
});
