import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { LecternMessage } from '../../../../shared/chat/message';
import { parseSearch } from '../../../../shared/search/parse-search';
import type { LocalKnowledge } from '../../create-knowledge';
import type { FindInput } from '../../knowledge';
import { conversation, saveOf, textMessage } from '../../testing/messages';
import { openKnowledge, temporaryConfig } from '../../testing/temporary-knowledge';

function inputOf(typed: string, more: Partial<FindInput> = {}): FindInput {
  const { terms, from, model, after, before } = parseSearch(typed);
  return { terms, from, model, after, before, sessionIds: null, hiddenSessionIds: [], limit: 50, ...more };
}

async function found({ memory }: LocalKnowledge, typed: string, more: Partial<FindInput> = {}) {
  const hits: { kind: string; text: string; matches: string[]; messageId: string }[] = [];
  for await (const batch of memory.find(inputOf(typed, more)))
    for (const { messageId, snippet } of batch.hits)
      hits.push({
        kind: batch.kind,
        text: snippet.map(({ text }) => text).join(''),
        matches: snippet.filter(({ isMatch }) => isMatch).map(({ text }) => text),
        messageId,
      });
  return hits;
}

/** Knowledge that was told each of these in a session of its own; gives the ids of the sessions too. */
async function told(...texts: readonly string[]) {
  const knowledge = openKnowledge(await temporaryConfig());
  const sessionIds: string[] = [];
  for (const text of texts) {
    const sessionId = v7();
    sessionIds.push(sessionId);
    await knowledge.memory.save(saveOf(sessionId, conversation(text)));
  }
  await knowledge.memory.settled();
  return { knowledge, sessionIds };
}

const BOAT = 'My sailing boat is called Ludmila and lies in Bergen.';
const textsOf = (hits: readonly { text: string }[]) => hits.map(({ text }) => text);

describe('what is found', () => {
  test('messages with all words, those said last first, their matches marked', async () => {
    const { knowledge } = await told(BOAT, 'A boat for two.', 'Bergen is wet.');
    expect(await found(knowledge, 'boat ')).toMatchObject([
      { kind: 'all', text: 'A boat for two.', matches: ['boat'] },
      { kind: 'all', text: BOAT, matches: ['boat'] },
    ]);
    expect(await found(knowledge, 'where is the Bergen boat ')).toMatchObject([
      { text: BOAT, matches: ['boat', 'Bergen'] },
    ]);
  });

  test('a phrase only where its words follow each other', async () => {
    const { knowledge } = await told(BOAT, 'Bergen, where it lies in wait.');
    expect(await found(knowledge, '"lies in bergen"')).toMatchObject([
      { kind: 'all', text: BOAT, matches: ['lies in Bergen'] },
    ]);
  });

  test('the last word as it is being typed, letter by letter; the words before it only whole', async () => {
    const { knowledge } = await told(BOAT);
    const typed = ['l', 'lud', 'Ludmil', 's', 'saili', 'sailin', 'sailing', 'sails', 'SAILI'];
    expect(await Promise.all(typed.map(async (each) => (await found(knowledge, each)).length))).toEqual(
      typed.map(() => 1),
    );
    expect([await found(knowledge, 'berg '), await found(knowledge, 'sailix')]).toEqual([[], []]);
  });

  test('a beginning that was first said after words were looked up', async () => {
    const { knowledge } = await told(BOAT);
    await found(knowledge, 'bo');
    await knowledge.memory.save(saveOf(v7(), conversation('The zeppelin rises.')));
    await knowledge.memory.settled();
    expect(textsOf(await found(knowledge, 'zep'))).toEqual(['The zeppelin rises.']);
    expect(textsOf(await found(knowledge, 'zepelin '))).toEqual(['The zeppelin rises.']);
  });

  test.each(['ludmlia ', 'ludmilla ', 'ludmla', 'Ludnila boat ', 'udmila ', 'bergne ', 'saillng '])(
    'a word that is mistyped: %s',
    async (typed) => {
      const { knowledge } = await told('Nothing of that.', BOAT);
      expect(await found(knowledge, typed)).toMatchObject([{ kind: 'near', text: BOAT }]);
    },
  );

  test('what has the word as typed comes before what has it nearly', async () => {
    const { knowledge } = await told(BOAT, 'Is it Ludmlia?');
    expect(await found(knowledge, 'ludmlia ')).toMatchObject([
      { kind: 'all', text: 'Is it Ludmlia?' },
      { kind: 'near', text: BOAT },
    ]);
  });

  test('but never a word of every sentence for a rare one', async () => {
    const { knowledge } = await told('The dome is open.', 'Which lamp does it have?');
    expect(textsOf(await found(knowledge, 'dome '))).toEqual(['The dome is open.']);
  });

  test('what has some of the words, when nothing has all', async () => {
    const { knowledge } = await told(BOAT, 'A kettle.');
    expect(await found(knowledge, 'boat kettle ')).toMatchObject([
      { kind: 'some', text: 'A kettle.' },
      { kind: 'some', text: BOAT },
    ]);
  });

  test('scripts without spaces, down to one character', async () => {
    const { knowledge } = await told(
      '我的猫叫小白，住在卑尔根。',
      '猫的我',
      'カタカナの船',
      '小红和红狗',
      'APIサーバーの番号',
      '돔은 해질녘에 열린다',
      BOAT,
    );
    const typed = ['猫叫小', '小白', '船', '我的猫 卑尔根', '"猫叫小白"', 'サーバー', '番号', 'API ', '해질녘'];
    const counts = async (words: readonly string[]) =>
      Promise.all(words.map(async (each) => (await found(knowledge, each)).length));
    expect(await counts(typed)).toEqual(typed.map(() => 1));
    expect(await counts(['猫', '尔猫', '小红狗'])).toEqual([2, 0, 0]);
    expect(await found(knowledge, '小白')).toMatchObject([{ matches: ['小白'] }]);
  });

  test('parts of names, and names with signs in them', async () => {
    const { knowledge } = await told('Call useEffect from main.rs here.');
    const typed = ['effect ', 'main.rs', 'main.r', 'useeff', '"main.rs here"'];
    expect(await Promise.all(typed.map(async (each) => (await found(knowledge, each)).length))).toEqual(
      typed.map(() => 1),
    );
    expect(await found(knowledge, 'effect ')).toMatchObject([{ matches: ['Effect'] }]);
  });

  test.each(['', ' ', '"', '""', '*', 'OR', '- NOT (', '":', '🙂', '\0', 'text : x NEAR/2', '^boat"', '\ufdd0'])(
    'signs alone, and words of the query language, break nothing: %j',
    async (typed) => {
      const { knowledge } = await told(BOAT);
      expect((await found(knowledge, typed)).length).toBeLessThan(2);
    },
  );
});

describe('filters', () => {
  test('keep to a speaker, a model, a time and sessions', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const [prompt, answer] = conversation('The heron nests.', 'A heron nests in trees.') as [
      LecternMessage,
      LecternMessage,
    ];
    const made = answer.metadata?.createdAt ?? 0;
    const modelled = {
      ...answer,
      metadata: { ...answer.metadata, parentId: prompt.id, createdAt: made, modelId: 'a/GPT-9' },
    };
    const sessionId = v7();
    const otherId = v7();
    await knowledge.memory.save(saveOf(sessionId, [prompt, modelled]));
    await knowledge.memory.save(saveOf(otherId, [textMessage('user', 'Another heron.', null)]));
    await knowledge.memory.settled();
    const of = async (typed: string, more: Partial<FindInput> = {}) => textsOf(await found(knowledge, typed, more));
    expect([
      await of('from:assistant heron '),
      await of('model:gpt heron '),
      await of('model:gpt-8 heron '),
      await of('heron ', { after: made, before: made + 1 }),
      await of('heron ', { sessionIds: [otherId] }),
      await of('heron ', { hiddenSessionIds: [sessionId] }),
      await of('heron ', { sessionIds: [] }),
    ]).toEqual([
      ['A heron nests in trees.'],
      ['A heron nests in trees.'],
      [],
      ['A heron nests in trees.'],
      ['Another heron.'],
      ['Another heron.'],
      [],
    ]);
  });

  test('outlive a restart', async () => {
    const config = await temporaryConfig();
    const first = openKnowledge(config);
    const [prompt] = conversation('The heron nests.') as [LecternMessage];
    const answer = textMessage('assistant', 'A heron.', prompt);
    const modelId = 'gpt-9';
    const { parentId = null, createdAt = 0 } = answer.metadata ?? {};
    await first.memory.save(saveOf(v7(), [prompt, { ...answer, metadata: { parentId, createdAt, modelId } }]));
    await first.memory.settled();
    await first.close();
    expect(textsOf(await found(openKnowledge(config), 'from:a model:gpt-9 heron '))).toEqual(['A heron.']);
  });
});

describe('what is not found', () => {
  test('private sessions, and what was hidden, erased or deleted', async () => {
    const { knowledge, sessionIds } = await told(BOAT, 'The boat of my aunt.', 'That boat sank.');
    const { memory } = knowledge;
    await memory.save(saveOf(v7(), conversation('A boat nobody knows of.'), true));
    const [, aunt] = await found(knowledge, 'boat ');
    await memory.hideMessage({ messageId: aunt?.messageId ?? '', isHidden: true });
    await memory.forget({ sessionId: sessionIds[0] ?? '' });
    expect(textsOf(await found(knowledge, 'boat '))).toEqual(['That boat sank.']);
    expect(await found(knowledge, 'ludmlia ')).toEqual([]);
  });
});

test('an answer that quotes what was hidden is not found', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const saved = conversation('The boat of my aunt lies in Bergen.', 'You said: The boat of my aunt lies in Bergen.');
  await knowledge.memory.save(saveOf(v7(), saved));
  await knowledge.memory.settled();
  await knowledge.memory.hideMessage({ messageId: saved[0]?.id ?? '', isHidden: true });
  expect(await found(knowledge, 'boat ')).toEqual([]);
});

test('a message of many pieces is found once, and from each', async () => {
  const filler = 'Reeds grow along the water. '.repeat(40);
  const { knowledge } = await told(`The heron. ${filler} A plover and a heron.`);
  const hits = [await found(knowledge, 'heron '), await found(knowledge, 'plover ')];
  expect(hits.map((each) => each.length)).toEqual([1, 1]);
  expect(hits[1]).toMatchObject([{ matches: ['plover'] }]);
});

test('no more are given than asked for, in whatever page of rows they lie', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const sessionId = v7();
  const said = Array.from({ length: 250 }, (_, at) => `heron ${at === 5 ? 'alder' : 'reed'}`);
  await knowledge.memory.save(saveOf(sessionId, conversation(...said)));
  await knowledge.memory.settled();
  const early = { after: 0, before: Number.MAX_SAFE_INTEGER };
  expect([
    (await found(knowledge, 'heron ', { limit: 30 })).length,
    (await found(knowledge, 'heron ', { limit: 230, ...early })).length,
    (await found(knowledge, 'alder heron ')).length,
  ]).toEqual([30, 230, 1]);
});

test('one that is called off ends with the reason', async () => {
  const { knowledge } = await told(BOAT);
  const calledOff = new AbortController();
  calledOff.abort(new Error('another key'));
  const steps = knowledge.memory.find(inputOf('boat'), { signal: calledOff.signal });
  await expect(steps[Symbol.asyncIterator]().next()).rejects.toThrow('another key');
});
