import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { RecallReach } from '../../../shared/domain/settings';
import type { LocalKnowledge } from '../create-knowledge';
import type { RecallInput } from '../knowledge';
import { conversation, recallOf, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

/** Two sessions that speak of herons. */
async function setUp() {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const here = { id: v7(), messages: conversation('the heron nests in the alder', 'noted') };
  const there = { id: v7(), messages: conversation('the heron fishes in the brook', 'noted') };
  for (const { id, messages } of [here, there]) await knowledge.memory.save(saveOf(id, messages));
  await knowledge.memory.settled();
  return { config, knowledge, here, there };
}

async function sessionsRecalled(
  knowledge: LocalKnowledge,
  more: Partial<RecallInput> = {},
): Promise<readonly string[]> {
  const { recalled } = await knowledge.memory.recall(recallOf('what does the heron do', more));
  return [...new Set(recalled.map(({ sessionId }) => sessionId))];
}

describe('recall reaches', () => {
  test('all sessions, the own one, or none', async () => {
    const { knowledge, here, there } = await setUp();
    const reached = await Promise.all(
      (['all', 'session', 'none'] as const).map((reach) => sessionsRecalled(knowledge, { reach, sessionId: here.id })),
    );
    expect(reached).toEqual([[here.id, there.id], [here.id], []]);
  });

  test('no session that is hidden, and ranks none', async () => {
    const { knowledge, here, there } = await setUp();
    const input = recallOf('what does the heron do', { hiddenSessionIds: [here.id] });
    const { recalled, sessionIds } = await knowledge.memory.recall(input);
    expect([recalled.filter(({ sessionId }) => sessionId === here.id), sessionIds]).toEqual([[], [there.id]]);
  });

  test('nothing of another resource', async () => {
    const { knowledge } = await setUp();
    const input = recallOf('what does the heron do', { resourceId: 'somebody else' });
    const { recalled, sessionIds } = await knowledge.memory.recall(input);
    expect([recalled, sessionIds]).toEqual([[], []]);
  });
});

describe('a private session', () => {
  test('is not recalled, not even after a repair, and is again once it is not private', async () => {
    const { config, knowledge, here, there } = await setUp();
    await knowledge.memory.setPrivate({ sessionId: here.id, isPrivate: true });
    const atOnce = await sessionsRecalled(knowledge);
    await knowledge.close();
    const again = openKnowledge(config);
    await again.memory.open();
    await again.memory.settled();
    const repaired = await sessionsRecalled(again);
    await again.memory.setPrivate({ sessionId: here.id, isPrivate: false });
    await again.memory.settled();
    expect([atOnce, repaired, await sessionsRecalled(again)]).toEqual([[there.id], [there.id], [here.id, there.id]]);
  });

  test('saved as one is stored and never indexed', async () => {
    const { knowledge, here, there } = await setUp();
    const sessionId = v7();
    const told = conversation('the heron sleeps on one leg', 'noted');
    await knowledge.memory.save(saveOf(sessionId, told, true));
    await knowledge.memory.settled();
    expect(await sessionsRecalled(knowledge)).toEqual([here.id, there.id]);
    expect((await knowledge.memory.thread({ sessionId, headMessageId: null })).messages).toEqual(told);
  });
});

describe('a pinned message', () => {
  test('comes beside the best matches when it is near, and only then', async () => {
    const { config, knowledge } = await setUp();
    const texts = Array.from({ length: 12 }, (_, at) => `a heron on the roof eats fish number ${at}`);
    const pinned = conversation('whatever a heron wants is not our business at all today', 'noted');
    await knowledge.memory.save(saveOf(v7(), conversation(...texts)));
    await knowledge.memory.save(saveOf(v7(), pinned));
    await knowledge.memory.settled();
    const messageId = pinned[0]?.id ?? '';
    const asked = async (from: LocalKnowledge, text: string) =>
      (await from.memory.recall(recallOf(text))).recalled
        .filter((message) => message.messageId === messageId)
        .map(({ isMatch, why }) => [isMatch, why?.isPinned]);
    const near = 'which fish does the heron on the roof eat';
    const before = await asked(knowledge, near);
    await knowledge.memory.pin({ messageId, isPinned: true });
    const after = await asked(knowledge, near);
    const far = await asked(knowledge, 'gears mesh by their teeth');
    await knowledge.close();
    const again = openKnowledge(config);
    const restarted = await asked(again, near);
    await again.memory.pin({ messageId, isPinned: false });
    expect([before, after, far, restarted, await asked(again, near), await again.memory.pinned()]).toEqual([
      [],
      [[true, true]],
      [],
      [[true, true]],
      [],
      [],
    ]);
  });
});

test('what is stored and not indexed yet is told with each recall, until it is', async () => {
  const { knowledge } = await setUp();
  const opened = await knowledge.memory.opened();
  await opened.store(saveOf(v7(), conversation('the heron sleeps on one leg', 'noted')));
  const told = async (reach: RecallReach) => {
    const { isIndexing, note } = await knowledge.memory.recall({ ...recallOf('how does the heron sleep'), reach });
    return [isIndexing, note];
  };
  const before = [await told('all'), await told('none')];
  opened.embedMissing();
  await knowledge.memory.settled();
  expect([before, await told('all')]).toEqual([
    [
      [true, 'memory.partlyIndexed'],
      [true, null],
    ],
    [undefined, null],
  ]);
});

test('what was told in a time is recalled by that time alone, without questions and answers', async () => {
  const { knowledge } = await setUp();
  const now = new Date(2031, 4, 6, 12).getTime();
  const told = conversation('the kiln is hot', 'noted', 'is the kiln hot?', 'yes', 'I sold the loom').map(
    (message, at) => ({ ...message, metadata: { parentId: null, createdAt: now - 3_600_000 + at } }),
  );
  await knowledge.memory.save(saveOf(v7(), told));
  await knowledge.memory.settled();
  const { recalled } = await knowledge.memory.recall(recallOf('What did I tell you today?', { now }));
  expect(recalled.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual([
    'the kiln is hot',
    'I sold the loom',
  ]);
});

test('of a time in which much was told one more comes than the Reader quotes', async () => {
  const { knowledge } = await setUp();
  const now = new Date(2031, 4, 6, 12).getTime();
  const texts = Array.from({ length: 14 }, (_, at) => `kiln ${at} is hot`);
  for (const [at, text] of texts.entries()) {
    const metadata = { parentId: null, createdAt: now - 3_600_000 + at };
    await knowledge.memory.save(saveOf(v7(), [{ ...textMessage('user', text, null), metadata }]));
  }
  await knowledge.memory.settled();
  const { recalled } = await knowledge.memory.recall(recallOf('Was habe ich dir heute erzählt?', { now }));
  expect(recalled.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(texts.slice(3));
});
