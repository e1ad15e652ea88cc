import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { RESOURCE_ID } from '../../../shared/domain/ids';
import type { LecternMessage } from '../../../shared/chat/message';
import type { LocalKnowledge } from '../create-knowledge';
import { conversation, recallOf, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

async function knowing(...sessions: ReadonlyArray<readonly LecternMessage[]>): Promise<LocalKnowledge> {
  const knowledge = openKnowledge(await temporaryConfig());
  for (const messages of sessions) await knowledge.memory.save(saveOf(v7(), messages));
  await knowledge.memory.settled();
  return knowledge;
}

/** Texts of the matches, best first. */
async function matches(knowledge: LocalKnowledge, text: string, limit?: number, now = 0): Promise<readonly string[]> {
  const { recalled } = await knowledge.memory.recall(recallOf(text, { limit, now }));
  return recalled
    .filter(({ isMatch }) => isMatch)
    .toSorted((a, b) => (b.why?.total ?? 0) - (a.why?.total ?? 0))
    .map((message) => message.text);
}

const textOf = ({ parts }: LecternMessage): string =>
  parts.map((part) => (part.type === 'text' ? part.text : '')).join('');

const at = (text: string, date: string): LecternMessage => ({
  ...textMessage('user', text, null),
  metadata: { parentId: null, createdAt: Date.parse(date) },
});

describe('recall', () => {
  test('takes the newest version of a message for all of them, and leaves the others out beside it', async () => {
    const first = textMessage('user', 'The code of the boathouse is 4411.', null);
    const noted = textMessage('assistant', 'Noted, the boathouse.', first);
    const edited = textMessage('user', 'The code of the boathouse is 5522.', null);
    const again = textMessage('user', 'The code of the boathouse door is 6633.', textMessage('assistant', '', edited));
    const knowledge = await knowing([first, noted, edited, again]);
    const { recalled } = await knowledge.memory.recall(recallOf('what is the code of the boathouse', { limit: 5 }));
    expect(recalled.map(({ text }) => text).toSorted()).toEqual(
      [edited, again, noted].map((message) => textOf(message)).toSorted(),
    );
  });

  test('finds an answer behind the question that was asked before, however often it was', async () => {
    const question = 'where did we put the spare key of the shed';
    const knowledge = await knowing(
      conversation('the spare key of the shed is under the third pot', 'noted'),
      ...Array.from({ length: 6 }, () => conversation(question, 'I do not know.')),
    );
    const found = await matches(knowledge, question, 4);
    expect([found[0], found.includes(question)]).toEqual(['the spare key of the shed is under the third pot', false]);
  });

  test('brings what a language model answered to the same question, beside what matches', async () => {
    const question = 'Which lamp does lighthouse 7 have?';
    const answers = ['A bulb.', 'A gas mantle.', 'A Fresnel lens.', 'An oil burner.', 'An oil burner!'];
    const answered = answers.map((answer) => conversation(question, answer));
    const asked = textMessage('user', question, null);
    const goneOn = [asked, textMessage('user', 'I mean the one in the north.', asked)];
    const [read, quoted] = conversation(question, 'In the guide: a row of candles.');
    if (read === undefined || quoted?.metadata === undefined) throw new Error('no messages');
    const byReader = [read, { ...quoted, metadata: { ...quoted.metadata, modelId: 'reader' } }];
    const told = conversation('the lamp of lighthouse 7 was cleaned in spring', 'noted');
    const knowledge = await knowing(told, ...answered, goneOn, byReader);
    const found = await matches(knowledge, question, 1);
    expect(found.toSorted()).toEqual([
      'A Fresnel lens.',
      'A gas mantle.',
      'An oil burner!',
      'the lamp of lighthouse 7 was cleaned in spring',
    ]);
  });

  test('brings no answer that is excluded, or of a session that is hidden', async () => {
    const question = 'Which lamp does lighthouse 7 have?';
    const [asked, answered] = conversation(question, 'A gas mantle.');
    if (asked === undefined || answered === undefined) throw new Error('no messages');
    const knowledge = await knowing([asked, answered]);
    const { memory } = knowledge;
    const [found] = (await memory.recall(recallOf(question))).recalled;
    const hiddenSessionIds = [found?.sessionId ?? ''];
    const kept = [
      await memory.recall(recallOf(question, { excludeIds: [answered.id] })),
      await memory.recall(recallOf(question, { hiddenSessionIds })),
    ];
    expect([found?.messageId, kept.map(({ recalled }) => recalled)]).toEqual([asked.id, [[], []]]);
  });

  test('gives a text once that was said many times', async () => {
    const told = Array.from({ length: 6 }, () => conversation('The heron nests in the alder!', 'noted'));
    const knowledge = await knowing(...told, conversation('a heron eats frogs', 'noted'));
    expect(await matches(knowledge, 'tell me of the heron')).toEqual([
      'The heron nests in the alder!',
      'a heron eats frogs',
    ]);
  });

  test('finds a line deep in a message of a megabyte, and gives the part that it is in', async () => {
    const noise = (from: number) =>
      Array.from({ length: 9_000 }, (_, line) => `${from + line} the pump runs as it should`);
    const log = [...noise(0), 'the quorl valve burst at noon', ...noise(20_000)].join('\n').padEnd(1_000_000, '.');
    const knowledge = await knowing(conversation(log, 'noted'));
    const [found = ''] = await matches(knowledge, 'when did the quorl valve burst');
    expect(found.length).toBeLessThan(3_000);
    expect(found).toContain('the quorl valve burst at noon');
  });

  test.each([
    ['港', 0],
    ['卑尔', 0],
    ['卑尔根', 0],
    ['我的船停在哪里？', 0],
    ['オスロ', 1],
    ['방파제', 2],
  ])('goes by the characters of a script without spaces, be it one: %s', async (prompt, wanted) => {
    const told = ['我的船停在卑尔根港。', '船はオスロにあります', '배는 방파제 옆에 있다'];
    const knowledge = openKnowledge(await temporaryConfig(), { embedder: () => Promise.reject(new Error('none')) });
    for (const text of [...told, '天气很好']) await knowledge.memory.save(saveOf(v7(), conversation(text, 'noted')));
    await knowledge.memory.settled();
    expect(await matches(knowledge, prompt)).toEqual([told[wanted]]);
    // What is said once search was used is found too.
    await knowledge.memory.save(saveOf(v7(), conversation('新港口')));
    await knowledge.memory.settled();
    expect(await matches(knowledge, '口')).toEqual(['新港口']);
  });

  test('asked when, puts what tells a time first', async () => {
    const where = 'Mira planted the quince behind the house';
    const when = 'Mira planted the quince there in spring 2021, once the frost had left the ground by the old wall';
    const knowledge = await knowing(conversation(where, 'noted'), conversation(when, 'noted'));
    expect([
      (await matches(knowledge, 'who planted the quince'))[0],
      (await matches(knowledge, 'when was it that Mira planted the quince'))[0],
    ]).toEqual([where, when]);
  });

  test.each([
    ['我喜欢在花园里种番茄', '花园里种什么'],
    ['庭にトマトを植えました', 'トマトはどこですか'],
    ['ฉันปลูกมะเขือเทศในสวน', 'มะเขือเทศ'],
    ['call parseHeronNest before you render', 'what does parseHeronNest do'],
  ])('finds %j by %j', async (text, question) => {
    const knowledge = await knowing(conversation(text, 'ok'), conversation('gears mesh by their teeth', 'they do'));
    expect((await matches(knowledge, question))[0]).toBe(text);
  });

  test('puts what was said at the time that is asked for first', async () => {
    const knowledge = await knowing(
      [at('the harvest was two tons', '2022-08-10')],
      [at('the harvest was four tons', '2023-08-11')],
      [at('the harvest was nine tons', '2024-08-12')],
    );
    const now = Date.parse('2024-09-15');
    expect([
      (await matches(knowledge, 'how was the harvest in August 2023', 1, now))[0],
      (await matches(knowledge, 'how was the harvest in 2022', 1, now))[0],
      (await matches(knowledge, 'how was the harvest last month', 1, now))[0],
    ]).toEqual(['the harvest was four tons', 'the harvest was two tons', 'the harvest was nine tons']);
  });

  test.each(['"heron" AND (', 'heron NOT nests', 'text:heron*', '^heron NEAR(nests, 2)', "heron'; --", '😀 heron \0'])(
    'takes %j for words, not for a query',
    async (text) => {
      const knowledge = await knowing(conversation('the heron nests in the alder', 'noted'));
      expect(await matches(knowledge, text)).toEqual(['the heron nests in the alder']);
    },
  );

  test('says what spoke for a match in parts that add up', async () => {
    const knowledge = await knowing(conversation('the heron nests in the alder', 'noted', 'in May it hatches', 'fine'));
    const { recalled } = await knowledge.memory.recall(recallOf('when does the heron in the alder hatch'));
    const sums = recalled.flatMap(({ why }) =>
      why === undefined || why === null
        ? []
        : [why.words + why.meaning + why.session + why.neighbours + why.time - why.total],
    );
    expect(sums.length).toBeGreaterThan(0);
    for (const difference of sums) expect(difference).toBeCloseTo(0);
  });

  test('ranks the session that speaks most of a matter first', async () => {
    const bird = conversation(
      'herons nest high',
      'the heron eats fish',
      'herons sleep on one leg',
      'a heron flies slowly',
    );
    const other = conversation('gears mesh', 'a heron once', 'oil the axle', 'tighten the belt');
    const knowledge = openKnowledge(await temporaryConfig());
    const [first, second] = [v7(), v7()];
    await knowledge.memory.save(saveOf(second, other));
    await knowledge.memory.save(saveOf(first, bird));
    await knowledge.memory.settled();
    expect((await knowledge.memory.recall(recallOf('heron'))).sessionIds).toEqual([first, second]);
  });
});

test('a clock that goes back keeps messages in the order they were saved in', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const sessionId = v7();
  const early = at('the heron comes first', '2026-05-02');
  const late = {
    ...textMessage('user', 'the heron comes second', early),
    metadata: { parentId: early.id, createdAt: Date.parse('2020-01-01') },
  };
  await knowledge.memory.save(saveOf(sessionId, [early]));
  await knowledge.memory.save(saveOf(sessionId, [late]));
  await knowledge.memory.settled();
  const { recalled } = await knowledge.memory.recall(recallOf('the heron'));
  expect(recalled.map(({ text }) => text)).toEqual(['the heron comes first', 'the heron comes second']);
});

test('two windows that save one session at once lose nothing, and keep the order even of one moment', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const sessionId = v7();
  const texts = Array.from({ length: 20 }, (_, count) => `heron number ${count} lands`);
  const said = texts.map((text) => ({
    ...at(text, '2026-03-03'),
    metadata: { parentId: v7(), createdAt: Date.parse('2026-03-03') },
  }));
  await Promise.all(said.map((message) => knowledge.memory.save(saveOf(sessionId, [message]))));
  await knowledge.memory.settled();
  const found: (readonly [string | undefined, number | undefined])[] = [];
  for (const text of texts) {
    const { recalled } = await knowledge.memory.recall(recallOf(text.replace(' lands', ''), { limit: 1 }));
    const match = recalled.find(({ isMatch }) => isMatch);
    found.push([match?.text, match?.createdAt]);
  }
  const begun = Date.parse('2026-03-03');
  expect(found).toEqual(texts.map((text, count) => [text, begun + count]));
});

test('Mastra’s own recall answers by meaning, from one thread or from all', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const [heron, gears] = [v7(), v7()];
  await knowledge.memory.save(saveOf(heron, conversation('the heron nests in the alder')));
  await knowledge.memory.save(saveOf(gears, conversation('gears mesh by their teeth')));
  await knowledge.memory.settled();
  const { memory } = await knowledge.memory.mastra();
  const ask = async (threadId: string, scope: 'resource' | 'thread') => {
    const semanticRecall = { topK: 1, messageRange: 0, scope };
    const { messages } = await memory.recall({
      threadId,
      resourceId: RESOURCE_ID,
      vectorSearchString: 'where nests the heron with teeth',
      perPage: 0,
      threadConfig: { semanticRecall },
    });
    return messages.map(({ threadId: from }) => from);
  };
  expect([await ask(gears, 'resource'), await ask(gears, 'thread')]).toEqual([[heron], [gears]]);
});
