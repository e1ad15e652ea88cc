import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { LecternMessage } from '../../shared/chat/message';
import type { ContractClient } from '../../shared/contract/contract';
import type { SessionEvent } from '../../shared/contract/sessions';
import { createKnowledge } from '../knowledge/create-knowledge';
import { createWordEmbedder } from '../knowledge/testing/word-embedder';
import {
  errorReply,
  startScriptedOpenAiServer,
  streamReply,
  textReply,
  toolCallReply,
} from '../testing/scripted-openai-server';
import { textOf } from '../testing/session-harness';
import { openTemporaryApp, type TemporaryApp } from '../testing/temporary-app';

const TOLD = 'My sailing boat is called Ludmila and lies in Bergen.';
const ASKED = 'What is my sailing boat called?';

/** Files below the data folder, in snapshots too, that hold one of some texts. */
async function filesWith({ config }: TemporaryApp, ...texts: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(config.userDataDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // A side file may be gone since; an index keeps words in lower case; and a byte is a letter here.
  const contents = await Promise.all(paths.map((path) => readFile(path, 'latin1').catch(() => '')));
  const bytes = texts.map((text) => Buffer.from(text).toString('latin1').toLowerCase());
  const found = paths.filter((_, at) => bytes.some((each) => contents[at]?.toLowerCase().includes(each)));
  return found.map((path) => relative(config.userDataDir, path));
}

async function indexWith(opened: TemporaryApp, text: string): Promise<readonly string[]> {
  return (await filesWith(opened, text)).filter((name) => name.startsWith('index.db'));
}

async function openReady(change: Parameters<typeof openTemporaryApp>[0] = {}) {
  const opened = await openTemporaryApp(change);
  opened.app.startKnowledge();
  const { client } = opened.connect();
  for await (const status of await client.app.watchStatus()) if (status.memory === 'ready') break;
  return { ...opened, client };
}

/** The messages of a session's first snapshot that fits. */
async function messagesWhere(
  client: ContractClient,
  target: { sessionId: string } | { promptId: string },
  fits: (events: readonly SessionEvent[]) => boolean,
): Promise<readonly LecternMessage[]> {
  const seen: SessionEvent[] = [];
  for await (const events of await client.sessions.watch(target)) {
    seen.push(...events);
    if (fits(seen)) break;
  }
  const last = seen.findLast((event) => event.type === 'snapshot');
  return last?.type === 'snapshot' ? last.messages : [];
}

const hasFailed = (events: readonly SessionEvent[]): boolean =>
  events.findLast((event) => 'state' in event)?.state.name === 'failed';

/** As Q puts it into the message box. */
function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

async function titlesOf(client: ContractClient): Promise<readonly string[]> {
  for await (const event of await client.sessions.watchList())
    if (event.type === 'list') return event.sessions.map(({ title }) => title ?? '');
  return [];
}

const isDone = (events: readonly SessionEvent[]): boolean =>
  events.some((event) => event.type === 'prompt' || (event.type === 'snapshot' && event.messages.length > 0)) &&
  events.findLast((event) => 'state' in event)?.state.name === 'idle';

async function answered(client: ContractClient, text: string, place: boolean | string = false) {
  const messageId = v7();
  const { sessionId } = await client.turns.submit({
    messageId,
    text,
    ...(typeof place === 'string' ? { sessionId: place } : { isPrivate: place }),
  });
  await messagesWhere(client, { promptId: messageId }, isDone);
  const answer = (await messagesWhere(client, { sessionId }, () => true)).at(-1);
  return { sessionId, messageId, answer: textOf(answer) };
}

it('of a forgotten message no word is left in any file, nor in a snapshot, once the app has ended', async () => {
  const opened = await openReady();
  const told = await answered(opened.client, TOLD);
  const { answer } = await answered(opened.client, ASKED);
  await opened.client.snapshots.make();
  const before = await filesWith(opened, 'Ludmila');
  await opened.client.memories.forget(told);
  await opened.app.close();
  expect([answer, before, await filesWith(opened, 'Ludmila')]).toEqual([
    expect.stringContaining('Ludmila'),
    expect.arrayContaining([
      expect.stringMatching(/^mastra\.db/),
      expect.stringMatching(/^index\.db/),
      expect.stringMatching(/^snapshots.*mastra\.db$/),
    ]),
    [],
  ]);
});

it('what was hidden when the app was killed is erased at its next start', async () => {
  const first = await openReady();
  const told = await answered(first.client, TOLD);
  await first.app.close();
  const { userDataDir } = first.config;
  const words = createWordEmbedder();
  const killed = createKnowledge(
    {
      mastraDbPath: join(userDataDir, 'mastra.db'),
      indexDbPath: join(userDataDir, 'index.db'),
      repositoriesDir: join(userDataDir, 'repositories'),
      embeddingModelDir: join(userDataDir, 'no-model'),
      modelsDir: join(userDataDir, 'models'),
      grammarsDir: join(userDataDir, 'no-grammars'),
    },
    { embedder: async () => words },
  );
  await killed.memory.open();
  await killed.memory.hideMessage({ messageId: told.messageId, isHidden: true });
  await killed.close();

  const next = await openReady({ userDataDir });
  const isErased = (events: readonly SessionEvent[]): boolean => {
    const last = events.findLast((event) => event.type === 'snapshot');
    return last?.type === 'snapshot' && last.messages[0]?.metadata?.forgotten === true;
  };
  expect(textOf((await messagesWhere(next.client, told, isErased))[0])).toBe('');
  // The message is read as soon as it is erased, the logs are emptied after that.
  await expect.poll(() => filesWith(next, 'Ludmila')).toEqual([]);
  expect((await answered(next.client, ASKED)).answer).not.toContain('Ludmila');
});

it('a private session is recalled nowhere, and deleting it leaves no word of it in any file', async () => {
  const opened = await openReady();
  const secret = await answered(opened.client, TOLD, true);
  const { answer } = await answered(opened.client, ASKED);
  await opened.client.snapshots.make();
  const before = await filesWith(opened, 'Ludmila');
  const index = await indexWith(opened, 'Ludmila');
  await opened.client.sessions.delete(secret);
  expect([answer, before, index, await filesWith(opened, 'Ludmila')]).toEqual([
    expect.not.stringContaining('Ludmila'),
    expect.arrayContaining([expect.stringMatching(/^snapshots.*mastra\.db$/)]),
    [],
    [],
  ]);
});

it('a private session whose deleting an end of the app cut short is deleted at the next start, to the last word', async () => {
  const opened = await openReady();
  const secret = await answered(opened.client, TOLD, true);
  await opened.client.sessions.trash(secret);
  await opened.app.close();
  const before = await filesWith(opened, 'Ludmila');
  await openReady({ userDataDir: opened.config.userDataDir });
  await expect.poll(() => filesWith(opened, 'Ludmila')).toEqual([]);
  expect(before.length > 0).toBe(true);
});

it('a session that becomes private leaves the index at once', async () => {
  const opened = await openReady();
  const told = await answered(opened.client, TOLD);
  // Asked in private: what answers is not indexed itself.
  const before = [(await answered(opened.client, ASKED, true)).answer, await indexWith(opened, 'Ludmila')];
  await opened.client.sessions.setPrivate({ ...told, isPrivate: true });
  const index = await indexWith(opened, 'Ludmila');
  expect([before, index, (await answered(opened.client, ASKED, true)).answer]).toEqual([
    [expect.stringContaining('Ludmila'), expect.arrayContaining([expect.any(String)])],
    [],
    expect.not.stringContaining('Ludmila'),
  ]);
});

it.each(['in the trash', 'private'])('what the Reader quoted of a session that is %s is not recalled', async (way) => {
  const opened = await openReady();
  const told = await answered(opened.client, TOLD);
  const { answer } = await answered(opened.client, ASKED);
  if (way === 'private') await opened.client.sessions.setPrivate({ ...told, isPrivate: true });
  else await opened.client.sessions.trash(told);
  const { sessionId } = await answered(opened.client, ASKED);
  const asked = JSON.stringify(await messagesWhere(opened.client, { sessionId }, () => true));
  expect([answer, asked]).toEqual([expect.stringContaining('Ludmila'), expect.not.stringContaining('Ludmila')]);
});

const RUN_ON = Array.from({ length: 150 }, (_, at) => `harbour ${at * 7} has berth ${at * 13}`).join(', ');

it.each([
  { told: 'My PIN is quax7.', asked: 'What is my PIN?', words: ['quax7'] },
  { told: 'My codes:\nsafe: 88-17-3\nbike: 5-0-9x', asked: 'What are my codes?', words: ['88-17-3', '5-0-9x'] },
  { told: '我的猫叫小黑，她三岁了。', asked: '我的猫叫什么名字？', words: ['小黑', '三岁'] },
  { told: 'Who said "Vilmos sank the quay"?', asked: 'Who said it?', words: ['Vilmos sank'] },
  { told: RUN_ON, asked: 'Which berth has harbour 14?', words: RUN_ON.match(/.{30}/g) ?? [] },
])('of what is short, or cut where it is quoted, no word is left: $asked', async ({ told, asked, words }) => {
  const opened = await openReady();
  const message = await answered(opened.client, told);
  for (const question of [asked, asked]) await answered(opened.client, question);
  await answered(opened.client, asked, message.sessionId);
  await opened.client.snapshots.make();
  const before = await filesWith(opened, ...words);
  await opened.client.memories.forget(message);
  await opened.app.close();
  expect([before.length > 0, await filesWith(opened, ...words)]).toEqual([true, []]);
});

it.each(['forgotten', 'private', 'deleted'])('what was %s is in no damaged index that was moved aside', async (way) => {
  const opened = await openReady();
  const told = await answered(opened.client, TOLD);
  const aside = join(opened.config.userDataDir, 'index.db.damaged-2026-01-01T00-00-00-000Z');
  await writeFile(aside, TOLD);
  if (way === 'forgotten') {
    await opened.client.memories.forget(told);
    await opened.app.close();
  } else if (way === 'private') await opened.client.sessions.setPrivate({ ...told, isPrivate: true });
  else {
    await opened.client.sessions.trash(told);
    await opened.client.sessions.deleteTrashed(told);
  }
  expect(await indexWith(opened, 'Ludmila')).toEqual([]);
});

it('of a session that was deleted from the trash no word is left in the files, logs included', async () => {
  const opened = await openReady();
  const told = await answered(opened.client, TOLD);
  await answered(opened.client, ASKED);
  await opened.client.sessions.trash(told);
  await opened.client.sessions.deleteTrashed(told);
  expect(await filesWith(opened, 'Ludmila')).toEqual([]);
});

it('a message that is forgotten goes from the branches of its session too, however short', async () => {
  const opened = await openReady();
  const told = await answered(opened.client, 'My PIN is quax7.');
  await answered(opened.client, 'Something else.', told.sessionId);
  const branch = await opened.client.sessions.branch(told);
  await opened.client.memories.forget(told);
  await opened.app.close();
  expect([branch.sessionId === told.sessionId, await filesWith(opened, 'quax7')]).toEqual([false, []]);
});

it('what was said in the same words goes with a message, also where its answer failed', async () => {
  const opened = await openReady();
  const { client } = opened;
  const server = await startScriptedOpenAiServer();
  server.reply(errorReply(400, 'Not now.'));
  const { connectionId, modelIds } = await client.models.connect({
    kind: 'openai-compatible',
    baseUrl: server.baseUrl,
  });
  const failed = v7();
  const modelId = `${connectionId}/${modelIds[0]}`;
  const { sessionId } = await client.turns.submit({ messageId: failed, text: TOLD, modelId });
  await messagesWhere(client, { promptId: failed }, hasFailed);
  await client.memories.forget(await answered(client, TOLD));
  const [left] = await messagesWhere(client, { sessionId }, () => true);
  await opened.app.close();
  expect([textOf(left), await filesWith(opened, 'Ludmila')]).toEqual(['', []]);
});

it.each([
  { way: 'deleted from the trash', by: 'recalled' },
  { way: 'private and deleted', by: 'recalled' },
  { way: 'deleted from the trash', by: 'mentions' },
  { way: 'private and deleted', by: 'mentions' },
])(
  'of a session that is $way no word is left by way of an answer that is being written elsewhere and $by it',
  async ({ way, by }) => {
    const opened = await openReady();
    const { client } = opened;
    const { sessionId } = await answered(client, TOLD);
    const server = await startScriptedOpenAiServer();
    server.reply(streamReply({ type: 'text', delta: `> ${TOLD}\n\nSo ` }, { type: 'hold' }));
    const { connectionId, modelIds } = await client.models.connect({
      kind: 'openai-compatible',
      baseUrl: server.baseUrl,
    });
    const asking = await client.turns.submit({
      messageId: v7(),
      text: ASKED,
      modelId: `${connectionId}/${modelIds[0]}`,
      ...(by === 'mentions' && {
        mentions: [{ kind: 'session', sessionId, name: 'Boat' }],
        recallReach: 'session',
      }),
    });
    await server.whenHolding();
    await expect.poll(() => filesWith(opened, 'Ludmila')).toContainEqual(expect.stringMatching(/^local\.db/));
    if (way === 'deleted from the trash') {
      await client.sessions.trash({ sessionId });
      await client.sessions.deleteTrashed({ sessionId });
    } else {
      await client.sessions.setPrivate({ sessionId, isPrivate: true });
      await client.sessions.delete({ sessionId });
    }
    // What the index had taken up in the meantime goes behind that.
    await expect.poll(() => filesWith(opened, 'Ludmila')).toEqual([]);
    const answer = (await messagesWhere(client, asking, () => true)).at(-1);
    expect([textOf(answer), answer?.metadata?.outcome]).toEqual(['> Forgotten\n\nSo ', 'stopped']);
  },
);

it('what was quoted of it in drafts, or walked to, goes with it, and what was typed beside stays', async () => {
  const opened = await openReady();
  const { client } = opened;
  const told = await answered(client, TOLD);
  const other = await answered(client, 'Something else.');
  const drafts = [
    { sessionId: told.sessionId, text: `> ${TOLD}\n\nSold in May?\n\n> Ludmila\n\n> of oak` },
    { sessionId: other.sessionId, text: TOLD },
  ];
  for (const { sessionId, text } of drafts) await client.drafts.keep({ key: `draft:${sessionId}`, text, by: 'w' });
  await client.memories.forget(told);
  await opened.app.close();
  const typed = await filesWith(opened, '{"key":"draft:' + told.sessionId + '","text":"Sold in May?\\n\\n> of oak"}');
  expect([await filesWith(opened, 'Ludmila'), typed]).toEqual([[], [`drafts/draft-${told.sessionId}.json`]]);
});

const SAFE = 'My safe code is 8817-Zyxomir and the key lies under the Quandellian vase in Hornbeck.';
const SECRETS = ['8817-Zyxomir', 'Quandellian', 'Hornbeck'];

it('what a quoted answer quotes of it goes from drafts, and the rest of that answer stays', async () => {
  const opened = await openReady();
  const { client } = opened;
  const told = await answered(client, SAFE);
  const asked = await answered(client, 'What is my safe code?');
  const text = `${quoted(asked.answer)}\n\nIs that still so?`;
  for (const { sessionId } of [told, asked]) await client.drafts.keep({ key: `draft:${sessionId}`, text, by: 'w' });
  await client.memories.forget(told);
  await opened.app.close();
  const left = await filesWith(opened, 'Is that still so?');
  expect([text.includes('Zyxomir'), await filesWith(opened, ...SECRETS), left.length]).toEqual([true, [], 2]);
});

it.each(['in its own session', 'in another'])(
  'a quote of it that was sent %s goes, and what was typed beside stays',
  async (where) => {
    const opened = await openReady();
    const { client } = opened;
    const told = await answered(client, SAFE);
    const place = where === 'in another' ? false : told.sessionId;
    const sent = await answered(client, `${quoted(SAFE)}\n\nIs that still so?`, place);
    const recalled = await answered(client, 'What is my safe code?');
    await client.memories.forget(told);
    await opened.app.close();
    const next = await openReady({ userDataDir: opened.config.userDataDir });
    const { answer } = await answered(next.client, 'What is my safe code?');
    const left = (await messagesWhere(next.client, sent, () => true)).find(({ id }) => id === sent.messageId);
    const titles = await titlesOf(next.client);
    await next.app.close();
    expect([recalled.answer.includes('Zyxomir'), answer.includes('Zyxomir'), textOf(left)]).toEqual([
      true,
      false,
      '> Forgotten\n\nIs that still so?',
    ]);
    expect([await filesWith(next, ...SECRETS), titles]).toEqual([[], expect.arrayContaining(['Is that still so?'])]);
  },
);

it.each(['its own', 'another'])('what a server repeats in its refusal of %s prompt goes with it', async (whose) => {
  const opened = await openReady();
  const { client } = opened;
  const server = await startScriptedOpenAiServer();
  const { connectionId, modelIds } = await client.models.connect({
    kind: 'openai-compatible',
    baseUrl: server.baseUrl,
  });
  const modelId = `${connectionId}/${modelIds[0]}`;
  const other = whose === 'another' ? await answered(client, SAFE) : null;
  server.reply(errorReply(400, `Content refused: "${SAFE}"`));
  const messageId = v7();
  const text = other === null ? SAFE : 'What is my safe code?';
  const { sessionId } = await client.turns.submit({ messageId, text, modelId });
  await messagesWhere(client, { promptId: messageId }, hasFailed);
  const before = await filesWith(opened, 'refused: \\"My safe code');
  await client.memories.forget(other ?? { sessionId, messageId });
  await opened.app.close();
  expect([before.length > 0, await filesWith(opened, ...SECRETS)]).toEqual([true, []]);
});

it.each(['prompt', 'answer'])('a title that a model made goes from all files with its %s', async (what) => {
  const opened = await openReady();
  const { client } = opened;
  const server = await startScriptedOpenAiServer();
  const { connectionId, modelIds } = await client.models.connect({
    kind: 'openai-compatible',
    baseUrl: server.baseUrl,
  });
  const modelId = `${connectionId}/${modelIds[0]}`;
  server.replyWithTitle(textReply('Mary Celeste'));
  server.reply(textReply('Noted.'), textReply('It is.'));
  const messageId = v7();
  const { sessionId } = await client.turns.submit({ messageId, text: TOLD, modelId });
  await messagesWhere(client, { promptId: messageId }, isDone);
  await expect.poll(() => titlesOf(client)).toEqual(['Mary Celeste']);
  // With the next turn memory takes the title in as well.
  await answered(client, 'Is that so?', sessionId);
  const messages = await messagesWhere(client, { sessionId }, () => true);
  await opened.client.snapshots.make();
  const before = await filesWith(opened, 'Mary Celeste');
  const forgotten = messages[what === 'prompt' ? 0 : 1]?.id ?? '';
  await client.memories.forget({ sessionId, messageId: forgotten });
  const titles = await titlesOf(client);
  await opened.app.close();
  await server.close();
  expect([before, titles, await filesWith(opened, 'Mary Celeste')]).toEqual([
    expect.arrayContaining([expect.stringMatching(/^local\.db/), expect.stringMatching(/^mastra\.db/)]),
    [what === 'prompt' ? 'Is that so?' : TOLD],
    [],
  ]);
});

it('a title that a model made of an answer goes with what that answer quotes', async () => {
  const opened = await openReady();
  const { client } = opened;
  const server = await startScriptedOpenAiServer();
  const { connectionId, modelIds } = await client.models.connect({
    kind: 'openai-compatible',
    baseUrl: server.baseUrl,
  });
  server.reply(textReply('Hello.'), textReply(`You said: “${TOLD}”`));
  const first = v7();
  const modelId = `${connectionId}/${modelIds[0]}`;
  const { sessionId } = await client.turns.submit({ messageId: first, text: 'Good morning to you', modelId });
  await messagesWhere(client, { promptId: first }, isDone);
  await expect.poll(() => server.titleRequests()).toHaveLength(1);
  server.replyWithTitle(textReply('Mary Celeste'));
  const told = await answered(client, TOLD, sessionId);
  await expect.poll(() => titlesOf(client)).toEqual(['Mary Celeste']);
  await client.memories.forget(told);
  await opened.app.close();
  await server.close();
  expect(await filesWith(opened, 'Mary Celeste')).toEqual([]);
});

const NO_PROFILE = { aboutMe: [], preferences: [], projects: [], people: [], openEnds: [] };

it('what its own answer put into the profile is in the profile alone', async () => {
  const opened = await openReady();
  const { client } = opened;
  const server = await startScriptedOpenAiServer();
  const operations = [{ action: 'add', section: 'aboutMe', entry: SAFE }];
  server.reply(toolCallReply('update_working_memory', { operations }), textReply('Noted.'));
  const { connectionId, modelIds } = await client.models.connect({
    kind: 'openai-compatible',
    baseUrl: server.baseUrl,
  });
  const messageId = v7();
  const { sessionId } = await client.turns.submit({ messageId, text: SAFE, modelId: `${connectionId}/${modelIds[0]}` });
  await messagesWhere(client, { promptId: messageId }, isDone);
  const { isInProfile } = await client.memories.forget({ sessionId, messageId });
  for await (const { version } of await client.profile.watch()) {
    await client.profile.save({ draft: NO_PROFILE, basedOn: version });
    break;
  }
  await client.profile.deleteHistory();
  await opened.app.close();
  expect([isInProfile, await filesWith(opened, ...SECRETS)]).toEqual([true, []]);
});

it('the name of a file that went along goes with its message', async () => {
  const opened = await openReady();
  const { client } = opened;
  const messageId = v7();
  const attachments = [{ name: 'vilmos-will.txt', size: 9, text: 'It is void.' }];
  const { sessionId } = await client.turns.submit({ messageId, text: 'Read it.', attachments });
  await messagesWhere(client, { promptId: messageId }, isDone);
  const before = await filesWith(opened, 'vilmos-will');
  await client.memories.forget({ sessionId, messageId });
  await opened.app.close();
  expect([before.length > 0, await filesWith(opened, 'vilmos-will')]).toEqual([true, []]);
});
