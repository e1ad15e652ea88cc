import { createClient } from '@libsql/client';
import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { toNode } from '../../../shared/chat/message-node';
import { RESOURCE_ID } from '../../../shared/domain/ids';
import { createWordEmbedder } from '../testing/word-embedder';
import type { LocalKnowledge } from '../create-knowledge';
import type { Knowledge, KnowledgeConfig } from '../knowledge';
import { conversation, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const thread = (knowledge: Knowledge, sessionId: string, headMessageId: string | null = null) =>
  knowledge.memory.thread({ sessionId, headMessageId }).then(({ messages }) => messages);

const recall = (knowledge: Knowledge, sessionId: string, text: string, excludeIds: readonly string[] = []) =>
  knowledge.memory.recall({
    sessionId,
    resourceId: RESOURCE_ID,
    text,
    excludeIds,
    reach: 'all',
    hiddenSessionIds: [],
    now: 0,
  });

describe('messages', () => {
  test('come back exactly as they were saved, whatever they hold', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const sessionId = v7();
    const prompt = textMessage('user', '  nul \0, lone \ud800 surrogate, שלום 👩‍👩‍👧 \r\n ', null);
    const answer: LecternMessage = {
      ...textMessage('assistant', '', prompt),
      parts: [
        { type: 'step-start' },
        { type: 'reasoning', text: ' hm ', state: 'done' },
        {
          type: 'tool-search_docs',
          toolCallId: 'c1',
          state: 'output-available',
          input: { query: 'q' },
          output: { passages: [], searched: [] },
        },
        { type: 'text', text: '\n<working_memory>not Mastra’s</working_memory> \n' },
        { type: 'data-notice', id: 'n1', data: { code: 'context.trimmed', params: { count: 2 } } },
      ],
    };
    const again = textMessage('assistant', 'two answers in a row', answer);
    const empty: LecternMessage = { ...textMessage('user', '', again), parts: [] };
    await knowledge.memory.save(saveOf(sessionId, [prompt, answer, again, empty]));
    expect(await thread(knowledge, sessionId)).toEqual([prompt, answer, again, empty]);
  });

  test('saved twice are there once, in order', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const sessionId = v7();
    const [first, second, third, fourth] = conversation('a', 'b', 'c', 'd');
    const at = (message: LecternMessage | undefined, createdAt: number): LecternMessage => {
      if (message?.metadata === undefined) throw new Error('no message');
      return { ...message, metadata: { ...message.metadata, createdAt } };
    };
    // All at one time: only the order of saving tells them apart.
    const messages = [at(first, 5_000), at(second, 5_000), at(third, 5_000), at(fourth, 5_000)];
    await knowledge.memory.save(saveOf(sessionId, messages.slice(0, 2)));
    await Promise.all([
      knowledge.memory.save(saveOf(sessionId, messages.slice(0, 2))),
      knowledge.memory.save(saveOf(sessionId, messages.slice(2))),
      knowledge.memory.save(saveOf(sessionId, messages)),
    ]);
    expect(await thread(knowledge, sessionId)).toEqual(messages);
  });

  test('a prompt stays as it was first stored, whatever a later answer to it is saved with', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const sessionId = v7();
    const prompt = textMessage('user', 'Which heron is grey?', null);
    await knowledge.memory.save(saveOf(sessionId, [prompt, textMessage('assistant', 'This one.', prompt)]));
    const another = textMessage('assistant', 'That one.', prompt);
    const changed: LecternMessage = { ...prompt, parts: [{ type: 'text', text: 'Which?' }] };
    await knowledge.memory.save(saveOf(sessionId, [changed, another]));
    expect(await thread(knowledge, sessionId, another.id)).toEqual([prompt, another]);
  });

  test('follow the path from the head that is asked for', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const sessionId = v7();
    const prompt = textMessage('user', 'prompt', null);
    const left = textMessage('assistant', 'left', prompt);
    const right = textMessage('assistant', 'right', prompt);
    await knowledge.memory.save(saveOf(sessionId, [prompt, left, right]));
    expect(await thread(knowledge, sessionId, left.id)).toEqual([prompt, left]);
    const { others } = await knowledge.memory.thread({ sessionId, headMessageId: left.id });
    expect(others).toEqual([toNode(right)]);
    expect(await thread(knowledge, sessionId)).toEqual([prompt, right]);
    expect(await thread(knowledge, v7())).toEqual([]);
  });

  test('keep their thread and its title, however often they are saved', async () => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config);
    const sessionId = v7();
    const messages = conversation('a', 'b');
    const save = saveOf(sessionId, messages);
    await knowledge.memory.save(save);
    await knowledge.memory.save({ ...save, session: { ...save.session, title: 'A \0title' }, messages: [] });
    await knowledge.memory.save(save);
    expect(await thread(knowledge, sessionId)).toEqual(messages);
    await knowledge.close();
    expect(await read(config.mastraDbPath, 'SELECT title FROM mastra_threads')).toEqual([{ title: 'A title' }]);
  });
});

describe('a forgotten session', () => {
  test('is neither shown nor recalled, and leaves nothing behind', async () => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config);
    const sessionId = v7();
    await knowledge.memory.save(saveOf(sessionId, conversation('the password of the printer is heron', 'noted')));
    await knowledge.memory.settled();
    await knowledge.memory.forget({ sessionId });
    expect(await thread(knowledge, sessionId)).toEqual([]);
    expect((await recall(knowledge, v7(), 'password of the printer')).recalled).toEqual([]);
    expect(await tracesOf(config, knowledge)).toEqual([]);
  });

  test('may be one that is not there', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    expect(await knowledge.memory.forget({ sessionId: v7() })).toBeUndefined();
  });

  test.each(['saved', 'found at a start'])(
    'gets no vectors by being forgotten while they are made (%s)',
    async (way) => {
      const config = await temporaryConfig();
      const embedder = createHeldEmbedder();
      const sessionId = v7();
      const save = saveOf(sessionId, conversation('the password of the printer is heron', 'noted'));
      if (way === 'found at a start') {
        const before = openKnowledge(config, { embedder: () => Promise.reject(new Error('no model')) });
        await before.memory.save(save);
        await before.close();
      }
      const knowledge = openKnowledge(config, { embedder: async () => embedder });
      await knowledge.memory.open();
      if (way === 'saved') await knowledge.memory.save(save);
      await embedder.asked;
      const forgotten = knowledge.memory.forget({ sessionId });
      embedder.release();
      await forgotten;
      await knowledge.memory.settled();
      expect(await tracesOf(config, knowledge)).toEqual([]);
    },
  );

  test('whose vectors could not be deleted is forgotten by the next try', async () => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config);
    const sessionId = v7();
    await knowledge.memory.save(saveOf(sessionId, conversation('the password of the printer is heron', 'noted')));
    await knowledge.memory.settled();
    const index = createClient({ url: pathToFileURL(config.indexDbPath).href });
    await index.execute(
      "CREATE TRIGGER keep BEFORE DELETE ON memory_vectors_words_64_64 BEGIN SELECT RAISE(ABORT, 'not now'); END",
    );
    await expect(knowledge.memory.forget({ sessionId })).rejects.toMatchObject({ code: 'memory.broken' });
    await index.execute('DROP TRIGGER keep');
    index.close();
    await knowledge.memory.forget({ sessionId });
    expect(await thread(knowledge, sessionId)).toEqual([]);
    expect(await tracesOf(config, knowledge)).toEqual([]);
  });

  test('takes the vectors of an earlier embedder with it', async () => {
    const config = await temporaryConfig();
    const sessionId = v7();
    for (const dimension of [32, 64]) {
      const knowledge = openKnowledge(config, { embedder: async () => createWordEmbedder(dimension) });
      await knowledge.memory.save(saveOf(sessionId, conversation('the password of the printer is heron', 'noted')));
      await knowledge.memory.settled();
      await knowledge.close();
    }
    const knowledge = openKnowledge(config);
    await knowledge.memory.forget({ sessionId });
    expect(await tracesOf(config, knowledge)).toEqual([]);
  });
});

describe('recall', () => {
  test('tells which messages hold what others wrote', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const prompt = textMessage('user', 'where nests the heron', null);
    const answer = textMessage('assistant', 'in the alder [1]', prompt);
    const listed: LecternMessage = {
      ...answer,
      parts: [...answer.parts, { type: 'tool-list_sources', toolCallId: 'c', state: 'input-available', input: {} }],
    };
    await knowledge.memory.save(saveOf(v7(), [prompt, listed]));
    await knowledge.memory.settled();
    const { recalled } = await recall(knowledge, v7(), 'where nests the heron');
    expect(recalled.map(({ role, quotesSources }) => [role, quotesSources])).toEqual([
      ['user', undefined],
      ['assistant', true],
    ]);
  });

  test('tells which message a language model answered, and brings it along', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const lamp = 'Which lamp does lighthouse 7 have?';
    const quoted = '**Lamps** [1]\n\n> Lighthouse 8 has a lamp of 1820.';
    const said = conversation(lamp, 'A Fresnel lens of 1807.', 'Which lamp has lighthouse 8?', quoted);
    const [, lens, , byItself] = said;
    const byReader = (message: LecternMessage): LecternMessage =>
      message.metadata === undefined || message.id !== byItself?.id
        ? message
        : { ...message, metadata: { ...message.metadata, modelId: 'reader' } };
    await knowledge.memory.save(saveOf(v7(), said.map(byReader)));
    await knowledge.memory.settled();
    const { recalled } = await recall(knowledge, v7(), lamp);
    expect(recalled.map(({ messageId, parentId }) => [messageId, parentId])).toEqual(
      said.map(({ id, metadata }) => [id, id === lens?.id ? metadata?.parentId : undefined]),
    );
  });

  test('never brings back an answer that there was none', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const told = textMessage('user', 'the heron nests in the alder', null);
    const prompt = textMessage('user', 'where nests the heron', told);
    const answer = textMessage('assistant', 'nothing tells where the heron nests', prompt);
    const offered: LecternMessage = {
      ...answer,
      parts: [...answer.parts, { type: 'data-offer', id: 'offer', data: { commands: ['source.add'] } }],
    };
    await knowledge.memory.save(saveOf(v7(), [told, prompt, offered]));
    await knowledge.memory.settled();
    const { recalled } = await recall(knowledge, v7(), 'where nests the heron');
    expect(recalled.map(({ messageId }) => messageId)).toEqual([told.id, prompt.id]);
  });

  test('finds what was said in another session, with its neighbours, oldest first', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const told = conversation('my favourite colour is teal', 'I will remember that');
    const sessionId = v7();
    await knowledge.memory.save(saveOf(sessionId, told));
    await knowledge.memory.save(saveOf(v7(), conversation('how do gears mesh', 'by their teeth')));
    await knowledge.memory.settled();
    const { recalled } = await recall(knowledge, v7(), 'what is my favourite colour');
    expect(recalled.filter((message) => message.sessionId === sessionId)).toMatchObject([
      {
        messageId: told[0]?.id,
        sessionId,
        role: 'user',
        text: 'my favourite colour is teal',
        createdAt: told[0]?.metadata?.createdAt,
        isMatch: true,
      },
      {
        messageId: told[1]?.id,
        sessionId,
        role: 'assistant',
        text: 'I will remember that',
        createdAt: told[1]?.metadata?.createdAt,
        isMatch: false,
      },
    ]);
  });

  test('never gives an excluded message, and fills its place with the next best', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const sessionId = v7();
    const said = conversation(...Array.from({ length: 12 }, (_, index) => `the heron lands at dawn ${index}`));
    await knowledge.memory.save(saveOf(sessionId, said));
    await knowledge.memory.settled();
    const excludeIds = said.slice(0, 8).map((message) => message.id);
    const { recalled } = await recall(knowledge, sessionId, 'the heron lands at dawn', excludeIds);
    expect(recalled.filter((message) => excludeIds.includes(message.messageId))).toEqual([]);
    expect(recalled.filter((message) => message.isMatch)).toHaveLength(4);
  });

  test('gives the four that match best, of many', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const said = conversation(...Array.from({ length: 12 }, (_, index) => `the heron lands at dawn ${index}`));
    await knowledge.memory.save(saveOf(v7(), said));
    await knowledge.memory.settled();
    const { recalled } = await recall(knowledge, v7(), 'when does the heron land at dawn');
    expect(recalled.filter((message) => message.isMatch)).toHaveLength(4);
  });

  test.each(['', ' \n\t ', '  ? ', '👍', '!!!'])(
    'of the prompt %j, without a word, gives nothing and leaves no trace',
    async (text) => {
      const config = await temporaryConfig();
      const words = createWordEmbedder();
      // One to which nothing at all is near to what was said.
      const embed = (asked: string) => words.embed(/\p{L}/u.test(asked) ? asked : 'heron');
      const embedder = async () => ({ ...words, embed });
      const knowledge = openKnowledge(config, { embedder });
      await knowledge.memory.save(saveOf(v7(), conversation('heron')));
      await knowledge.memory.settled();
      expect(await recall(knowledge, v7(), text)).toEqual({
        recalled: [],
        sessionIds: [],
        note: null,
        workingMemory: null,
      });
      await knowledge.close();
      expect(await read(config.indexDbPath, 'SELECT * FROM memory_messages')).toHaveLength(1);
    },
  );

  test('of a session that has no thread yet gives only what matches', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    await knowledge.memory.save(saveOf(v7(), conversation('gears mesh by their teeth', 'they do')));
    await knowledge.memory.settled();
    expect((await recall(knowledge, v7(), 'an unrelated sentence')).recalled).toEqual([]);
  });

  test('gives nothing of its own session but what matches', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const sessionId = v7();
    await knowledge.memory.save(saveOf(sessionId, conversation('gears mesh by their teeth', 'they do')));
    await knowledge.memory.settled();
    expect((await recall(knowledge, sessionId, 'an unrelated sentence')).recalled).toEqual([]);
  });

  test('tells messages that were made at one time apart by the order they were saved in', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const [first, second] = conversation('the heron lands', 'where does it land');
    if (first === undefined || second?.metadata === undefined || first.metadata === undefined)
      throw new Error('no messages');
    // By their ids alone the second would come first.
    const messages = [
      { ...first, id: second.id },
      { ...second, id: first.id, metadata: first.metadata },
    ];
    await knowledge.memory.save(saveOf(v7(), messages));
    await knowledge.memory.settled();
    const { recalled } = await recall(knowledge, v7(), 'the heron lands');
    const at = first.metadata.createdAt;
    expect(recalled.map(({ text, createdAt }) => [text, createdAt])).toEqual([
      ['the heron lands', at],
      ['where does it land', at + 1],
    ]);
  });

  test('finds messages whose vectors were never made, or were lost with index.db', async () => {
    const config = await temporaryConfig();
    const broken = openKnowledge(config, { embedder: () => Promise.reject(new Error('no model')) });
    await broken.memory.save(saveOf(v7(), conversation('the heron nests in the alder', 'noted')));
    await broken.close();

    const mended = openKnowledge(config);
    await expectRecalled(mended, 'where nests the heron');
    await mended.close();

    for (const suffix of ['', '-wal', '-shm']) await rm(config.indexDbPath + suffix, { force: true });
    await expectRecalled(openKnowledge(config), 'where nests the heron');
  });

  test('ends at once when its caller stops', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const stop = AbortSignal.abort(new Error('stopped'));
    const input = {
      sessionId: v7(),
      resourceId: RESOURCE_ID,
      text: 'a',
      excludeIds: [],
      reach: 'all' as const,
      hiddenSessionIds: [],
      now: 0,
    };
    await expect(knowledge.memory.recall(input, { signal: stop })).rejects.toThrow('stopped');
  });
});

describe('a mastra.db that cannot be opened', () => {
  test('is left as it is, and each call says so; mended, it is used again', async () => {
    const config = await temporaryConfig();
    await mkdir(config.mastraDbPath);
    const knowledge = openKnowledge(config);
    expect(await knowledge.memory.open()).toMatchObject({ state: 'broken' });
    const messages = conversation('a', 'b');
    const sessionId = v7();
    await expect(knowledge.memory.save(saveOf(sessionId, messages))).rejects.toMatchObject({ code: 'memory.broken' });
    await expect(recall(knowledge, sessionId, 'a')).rejects.toMatchObject({ code: 'memory.broken' });
    await expect(thread(knowledge, sessionId)).rejects.toMatchObject({ code: 'memory.broken' });
    await knowledge.close();

    await rmdir(config.mastraDbPath);
    const mended = openKnowledge(config);
    expect(await mended.memory.open()).toMatchObject({ state: 'ready' });
    await mended.memory.save(saveOf(sessionId, messages));
    expect(await thread(mended, sessionId)).toEqual(messages);
  });
});

describe('a damaged mastra.db', () => {
  const aside = 'mastra.db.damaged-1970-01-01T00-00-00-042Z';

  test('of which nothing can be read is moved aside as it is, and a new one is started', async () => {
    const garbage = Buffer.alloc(8_192, 'not a database ');
    const config = await temporaryConfig();
    await writeFile(config.mastraDbPath, garbage);
    const knowledge = openKnowledge(config, { now: () => 42 });
    expect(await knowledge.memory.open()).toMatchObject({
      state: 'ready',
      recovered: { code: 'data.corrupt', params: { file: 'mastra.db', aside } },
    });
    expect(await readFile(join(config.dir, aside))).toEqual(garbage);
  });

  test('comes back with what can be read of it', async () => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config);
    const sessionId = v7();
    const messages = conversation('a', 'b');
    await knowledge.memory.save(saveOf(sessionId, messages));
    await knowledge.close();
    // Closing has emptied the log into the file.
    expect(await readFile(`${config.mastraDbPath}-wal`)).toHaveLength(0);
    const file = await readFile(config.mastraDbPath);
    // Only the last page: nothing that opening reads by itself.
    await writeFile(config.mastraDbPath, file.fill(0x5a, file.length - 4_096));
    const mended = openKnowledge(config, { now: () => 42 });
    expect(await mended.memory.open()).toMatchObject({ state: 'ready', recovered: { code: 'data.salvaged' } });
    expect(await thread(mended, sessionId)).toEqual(messages);
    expect(await readFile(join(config.dir, aside))).toEqual(file);
  });
});

test('a damaged index.db is moved aside and made anew', async () => {
  const config = await temporaryConfig();
  await writeFile(config.indexDbPath, 'damaged');
  const knowledge = openKnowledge(config, { now: () => 42 });
  await knowledge.memory.save(saveOf(v7(), conversation('the heron nests in the alder', 'noted')));
  await expectRecalled(knowledge, 'where nests the heron');
  expect(await readFile(`${config.indexDbPath}.damaged-1970-01-01T00-00-00-042Z`, 'utf8')).toBe('damaged');
});

/** Vectors follow in the background: waits for them, then asks. */
async function expectRecalled(knowledge: LocalKnowledge, text: string): Promise<void> {
  await knowledge.memory.open();
  await knowledge.memory.settled();
  expect((await recall(knowledge, v7(), text)).recalled).not.toEqual([]);
}

/** The word embedder, which holds back its vectors until it is released. `asked` resolves at the first text. */
function createHeldEmbedder() {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const words = createWordEmbedder();
  return {
    ...words,
    asked: asked.promise,
    release: released.resolve,
    async embed(text: string) {
      asked.resolve();
      await released.promise;
      return words.embed(text);
    },
  };
}

/** What index.db still knows of messages, once `knowledge` is closed. */
async function tracesOf(config: KnowledgeConfig, knowledge: LocalKnowledge): Promise<readonly unknown[]> {
  await knowledge.close();
  const tables = await read(config.indexDbPath, "SELECT name FROM sqlite_master WHERE name LIKE 'memory_vectors_%'");
  const traces = [
    await read(config.indexDbPath, 'SELECT message_id FROM memory_messages'),
    await read(config.indexDbPath, 'SELECT text FROM memory_text'),
  ];
  for (const { name } of tables) traces.push(await read(config.indexDbPath, `SELECT piece FROM ${String(name)}`));
  return traces.flat();
}

async function read(path: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = createClient({ url: pathToFileURL(path).href });
  const { rows } = await client.execute(sql);
  client.close();
  return rows.map((row) => ({ ...row }));
}
