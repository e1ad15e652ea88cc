import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { v7 } from 'uuid';
import { contract } from '../../shared/contract/contract';
import type { ContractClient } from '../../shared/contract/contract';
import type { LecternMessage } from '../../shared/chat/message';
import type { Source } from '../../shared/domain/source';
import { chatGptTurns } from '../knowledge/testing/foreign-exports';
import { makeSmallModel } from '../knowledge/testing/small-model';
import { createMemoryLog } from '../testing/memory-log';
import { openTemporaryApp } from '../testing/temporary-app';

const GONE = 'f'.repeat(64);
const place = {
  sourceKey: GONE,
  sourceName: 's',
  commit: null,
  path: 'a.md',
  lines: [1, 1] as [number, number],
  blob: 'b',
};

/** The first event of a stream that satisfies a condition. */
async function firstWhere<T>(stream: Promise<AsyncIterable<T>>, isWanted: (event: T) => boolean): Promise<T> {
  for await (const event of await stream) if (isWanted(event)) return event;
  throw new Error('the stream ended without it');
}
const anything = (): boolean => true;

/** The events of a stream that comes in batches. */
async function flat<T>(stream: Promise<AsyncIterable<readonly T[]>>): Promise<AsyncIterable<T>> {
  const batches = await stream;
  return (async function* () {
    for await (const batch of batches) yield* batch;
  })();
}

/** A port on which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docs '));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'guide.md'), '# Guide\n\nTurn the brass key to open the hatch.\n');
  return folder;
}

async function addFolder(client: ContractClient): Promise<Source> {
  const { key } = await client.sources.add({ address: await makeFolder() });
  const event = await firstWhere(
    client.sources.watchList(),
    (change) => change.type === 'changed' && change.source.key === key && change.source.state === 'ready',
  );
  if (event.type !== 'changed') throw new Error('unreachable');
  return event.source;
}

async function answered(client: ContractClient, text: string, sessionId?: string): Promise<string> {
  const messageId = v7();
  const submitted = await client.turns.submit({
    messageId,
    text,
    ...(sessionId === undefined ? {} : { sessionId }),
  });
  let isStarted = false;
  await firstWhere(flat(client.sessions.watch({ promptId: messageId })), (event) => {
    if (event.type === 'chunk' || (event.type === 'snapshot' && event.messages.length > 0)) isStarted = true;
    const state = event.type === 'state' || event.type === 'snapshot' ? event.state.name : null;
    return isStarted && state === 'idle';
  });
  return submitted.sessionId;
}

async function messagesOf(client: ContractClient, sessionId: string): Promise<readonly LecternMessage[]> {
  const event = await firstWhere(flat(client.sessions.watch({ sessionId })), anything);
  return event.type === 'snapshot' ? event.messages : [];
}

describe('every procedure of the contract', () => {
  it('sessions: watchList, watch, rename, pin, archive, setModel, trash, restore', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    const sessionId = await answered(client, 'How do I add a repository?');
    const snapshot = await firstWhere(flat(client.sessions.watch({ sessionId })), anything);
    await client.sessions.rename({ sessionId, title: 'Renamed' });
    await client.sessions.pin({ sessionId, pinned: true });
    await client.sessions.archive({ sessionId, isArchived: true });
    await client.sessions.setModel({ sessionId, modelId: 'reader' });
    const list = await firstWhere(client.sessions.watchList(), anything);
    expect(snapshot).toMatchObject({ type: 'snapshot', messages: [{ role: 'user' }, { role: 'assistant' }] });
    expect(list).toMatchObject({
      type: 'list',
      sessions: [{ id: sessionId, title: 'Renamed', pinned: true, isArchived: true, modelId: 'reader' }],
    });
    await client.sessions.trash({ sessionId });
    expect(await firstWhere(client.sessions.watchList(), anything)).toMatchObject({ sessions: [] });
    await client.sessions.restore({ sessionId });
    expect(await firstWhere(client.sessions.watchList(), anything)).toMatchObject({ sessions: [{ id: sessionId }] });
  });

  it('sessions: setReach, setPrivate, delete', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    await firstWhere(client.app.watchStatus(), (status) => status.memory === 'ready');
    const sessionId = await answered(client, 'How do I add a repository?');
    await client.sessions.setReach({ sessionId, reach: 'session' });
    await expect(client.sessions.delete({ sessionId })).rejects.toMatchObject({ data: { code: 'session.notPrivate' } });
    await client.sessions.setPrivate({ sessionId, isPrivate: true });
    expect(await firstWhere(client.sessions.watchList(), anything)).toMatchObject({
      sessions: [{ id: sessionId, recallReach: 'session', isPrivate: true }],
    });
    const list = await client.sessions.watchList();
    await client.sessions.delete({ sessionId });
    expect(await firstWhere(Promise.resolve(list), (event) => event.type === 'deleted')).toMatchObject({ sessionId });
    await expect(client.sessions.delete({ sessionId })).rejects.toMatchObject({ data: { code: 'session.unknown' } });
  });

  it('sessions: listTrash, and deleteTrashed, which leaves what is not in the trash', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    await firstWhere(client.app.watchStatus(), (status) => status.memory === 'ready');
    const sessionId = await answered(client, 'How do I add a repository?');
    await client.sessions.deleteTrashed({ sessionId });
    expect(await client.sessions.listTrash()).toEqual({ sessions: [], total: 0 });
    await client.sessions.trash({ sessionId });
    const { sessions, total } = await client.sessions.listTrash();
    const life = sessions.map(({ trashedAt, goesAt }) => (goesAt - trashedAt) / 86_400_000);
    expect([sessions.map(({ id }) => id), total, life]).toEqual([[sessionId], 1, [30]]);
    const list = await client.sessions.watchList();
    await client.sessions.deleteTrashed({ sessionId });
    expect(await firstWhere(Promise.resolve(list), (event) => event.type === 'deleted')).toMatchObject({ sessionId });
    expect(await client.sessions.listTrash()).toEqual({ sessions: [], total: 0 });
    const unknown = { data: { code: 'session.unknown' } };
    await expect(client.sessions.restore({ sessionId })).rejects.toMatchObject(unknown);
    await expect(client.sessions.deleteTrashed({ sessionId })).rejects.toMatchObject(unknown);
  });

  it('snapshots: list, make, choose, dropAsides', async () => {
    const { app, connect, config } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    expect(await client.snapshots.list()).toEqual({ snapshots: [], chosenId: null, asides: { names: [], bytes: 0 } });
    await client.snapshots.make();
    const { snapshots } = await client.snapshots.list();
    expect(snapshots).toMatchObject([{ reason: 'manual', bytes: expect.any(Number) }]);
    const id = snapshots[0]?.id ?? '';
    await client.snapshots.choose({ id });
    expect((await client.snapshots.list()).chosenId).toBe(id);
    await client.snapshots.choose({ id: null });
    const unknown = { id: '2001-01-01T00-00-00-000Z' };
    await expect(client.snapshots.choose(unknown)).rejects.toMatchObject({ data: { code: 'snapshot.unknown' } });
    await expect(client.snapshots.choose({ id: '../../etc' })).rejects.toThrow();

    const asides = async () => (await client.snapshots.list()).asides;
    await writeFile(join(config.userDataDir, 'local.db.damaged-a'), '123');
    await writeFile(join(config.userDataDir, 'mastra.db.damaged-b-wal'), '45');
    expect(await asides()).toEqual({ names: ['local.db.damaged-a', 'mastra.db.damaged-b-wal'], bytes: 5 });
    await client.snapshots.dropAsides();
    expect(await asides()).toEqual({ names: [], bytes: 0 });
  });

  it('drafts: keep, watch, takeOver', async () => {
    const { connect, asked } = await openTemporaryApp();
    const [{ client }, other] = [connect(), connect()];
    const [first, second] = [`draft:${v7()}`, `draft:new:${v7()}`] as const;
    await client.drafts.keep({ key: first, text: 'half a thought', by: 'a window' });
    const events = await other.client.drafts.watch();
    await client.drafts.takeOver({ drafts: [first, second].map((key) => ({ key, text: 'older' })) });
    await client.drafts.keep({ key: first, text: '', by: 'a window' });
    expect([(await events.next()).value, (await events.next()).value, asked]).toEqual([
      { type: 'all', drafts: [{ key: first, text: 'half a thought' }] },
      { type: 'changed', key: first, text: '', by: 'a window' },
      ['empty browser storage'],
    ]);
    expect(await firstWhere(client.drafts.watch(), anything)).toEqual({
      type: 'all',
      drafts: [{ key: second, text: 'older' }],
    });
    const outside = { key: 'draft:../../local' as const, text: '', by: 'a window' };
    await expect(client.drafts.keep(outside)).rejects.toThrow();
  });

  it('memories: pin, pinned, forget, undoForget, recentPrompts', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    const sessionId = await answered(client, 'How do I add a repository?');
    const snapshot = await firstWhere(flat(client.sessions.watch({ sessionId })), anything);
    const messageId = snapshot.type === 'snapshot' ? (snapshot.messages[0]?.id ?? '') : '';
    await client.memories.pin({ messageId, isPinned: true });
    expect(await client.memories.pinned()).toEqual({ messageIds: [messageId] });
    expect(await client.memories.forget({ sessionId, messageId })).toEqual({ isInProfile: false });
    const forgotten = await firstWhere(flat(client.sessions.watch({ sessionId })), anything);
    expect(forgotten).toMatchObject({ messages: [{ parts: [{ text: '' }], metadata: { forgotten: true } }, {}] });
    expect(await client.memories.recentPrompts()).toEqual({ prompts: [] });
    await client.memories.undoForget({ messageId });
    expect(await client.memories.recentPrompts()).toEqual({ prompts: ['How do I add a repository?'] });
    await client.sessions.trash({ sessionId });
    expect(await client.memories.recentPrompts()).toEqual({ prompts: [] });
    await client.sessions.restore({ sessionId });
    expect(await firstWhere(flat(client.sessions.watch({ sessionId })), anything)).toEqual(snapshot);
    // As in another window, which may still offer it.
    await client.memories.undoForget({ messageId });
    await expect(client.memories.forget({ sessionId, messageId: v7() })).rejects.toMatchObject({
      data: { code: 'message.unknown' },
    });
  });

  it('memories: rebuild tells how far it is, finds all again, and may be left', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    await firstWhere(client.app.watchStatus(), (status) => status.memory === 'ready');
    await answered(client, 'How do I add a repository?');
    const steps: unknown[] = [];
    for await (const step of await client.memories.rebuild()) steps.push(step);
    expect(steps).toEqual([
      { done: 0, total: 2 },
      { done: 2, total: 2 },
    ]);
    expect(await firstWhere(client.memories.rebuild(), anything)).toEqual({ done: 0, total: 2 });
  });

  it('turns: submit is one turn an id; stop, retry, approve and withdraw are harmless on a session at rest', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    const sessionId = await answered(client, 'How do I add a repository?');
    await client.turns.stop({ sessionId });
    await client.turns.approve({ sessionId, approvalId: 'none', decision: 'approve' });
    await client.turns.withdraw({ sessionId, messageId: v7() });
    await expect(client.turns.retry({ sessionId })).rejects.toMatchObject({ data: { code: 'turn.notRetryable' } });
    const snapshot = await firstWhere(flat(client.sessions.watch({ sessionId })), anything);
    expect(snapshot).toMatchObject({ state: { name: 'idle' } });
  });

  it('turns: continue is refused at a whole answer; sessions: select and branch follow what regenerate and an edit made', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    const sessionId = await answered(client, 'How do I add a repository?');
    await expect(client.turns.continue({ sessionId })).rejects.toMatchObject({ data: { code: 'turn.notContinuable' } });
    const before = await messagesOf(client, sessionId);
    await client.turns.regenerate({ sessionId, messageId: before[1]?.id ?? '' });
    const again = await firstWhere(
      flat(client.sessions.watch({ sessionId })),
      (event) => event.type === 'versions' || (event.type === 'snapshot' && Object.keys(event.versions).length > 0),
    );
    expect(Object.values(again.type === 'versions' || again.type === 'snapshot' ? again.versions : {})).toEqual([
      [before[1]?.id, expect.any(String)],
    ]);
    await firstWhere(
      flat(client.sessions.watch({ sessionId })),
      (event) => (event.type === 'snapshot' || event.type === 'state') && event.state.name === 'idle',
    );
    await client.sessions.select({ sessionId, messageId: before[1]?.id ?? '' });
    expect(await messagesOf(client, sessionId)).toEqual(before);
    const copy = await client.sessions.branch({ sessionId, messageId: before[0]?.id ?? '' });
    expect((await messagesOf(client, copy.sessionId)).map(({ parts }) => parts)).toEqual([before[0]?.parts]);
  });

  it('sources: add, change, watchList, open, refresh, stop, release, measure, free, remove', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    const source = await addFolder(client);
    await client.sources.refresh({ key: source.key });
    await client.sources.stop({ key: source.key });
    expect(await client.sources.change({ key: source.key, name: 'Renamed' })).toEqual({
      key: source.key,
      successor: null,
    });
    await client.sources.release({ key: source.key });
    const use = await client.sources.measure();
    expect(await client.sources.free({ keys: [source.key] })).toEqual({ freedBytes: 0, sources: 0 });
    expect(await client.sources.remove({ key: source.key })).toEqual({ freedBytes: 0 });
    expect(use).toEqual({
      repositoryBytes: 0,
      freeableKeys: [],
      freeableBytes: 0,
      indexBytes: expect.any(Number),
      kept: [],
    });
    const list = await firstWhere(client.sources.watchList(), anything);
    expect(source).toMatchObject({ kind: 'folder', files: 1, commit: null });
    expect(list.type === 'list' && list.sources.map(({ kind }) => kind)).toEqual(['handbook']);
    await expect(client.sources.open(place)).rejects.toMatchObject({ data: { code: 'place.folderAway' } });
  });

  it('models: watch, connect, disconnect', async () => {
    const { connect } = await openTemporaryApp();
    const { client } = connect();
    const catalog = await firstWhere(client.models.watch(), anything);
    await client.models.disconnect({ connectionId: 'nobody' });
    expect(catalog).toMatchObject({ models: [{ id: 'reader' }], connections: [], keysAreEncrypted: true });
    await expect(
      client.models.connect({ kind: 'openai-compatible', baseUrl: `http://127.0.0.1:${await closedPort()}` }),
    ).rejects.toMatchObject({ data: { code: 'model.refused' } });
  });

  it('profile: watch, save, undo, revert, history, deleteHistory', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    const states = await client.profile.watch();
    const next = async () => (await states.next()).value;
    const draft = { aboutMe: [' Éva ', 'éva', ''], preferences: [], projects: [], people: [], openEnds: [] };
    expect(await next()).toMatchObject({ version: 0, profile: { aboutMe: [] } });
    const { version } = await client.profile.save({ draft, basedOn: 0 });
    expect(await next()).toMatchObject({ version, profile: { aboutMe: ['Éva'] }, author: { type: 'you' } });
    expect(await client.profile.undo({ version })).toEqual({ isChanged: true });
    expect(await next()).toMatchObject({ version: 2, profile: { aboutMe: [] } });
    expect(await client.profile.undo({ version })).toEqual({ isChanged: false });
    expect(await client.profile.revert({ version })).toEqual({ version: 3 });
    expect(await next()).toMatchObject({ version: 3, profile: { aboutMe: ['Éva'] } });
    expect((await client.profile.history()).map(({ author }) => author.type)).toEqual(['revert', 'undo', 'you']);
    await expect(client.profile.save({ draft, basedOn: 1 })).rejects.toMatchObject({
      data: { code: 'profile.changed' },
    });
    await client.profile.deleteHistory();
    expect([await next(), await client.profile.history()]).toMatchObject([{ version: 0 }, []]);
  });

  it('diagrams: draw', async () => {
    const { connect } = await openTemporaryApp();
    const { client } = connect();
    expect(await client.diagrams.draw({ source: 'graph TD', isDark: true })).toMatchObject({
      svg: '<svg>graph TD</svg>',
    });
    await expect(client.diagrams.draw({ source: 'x'.repeat(20_001), isDark: true })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('transfer: importFiles, watch, exportSessions, print, markdown, stop', async () => {
    const { app, connect, files, asked, config } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    const ended = () =>
      firstWhere(client.transfer.watch(), (transfer) => transfer !== null && transfer.state !== 'running');
    expect(await firstWhere(client.transfer.watch(), anything)).toBe(null);
    expect(await client.transfer.importFiles()).toEqual({ isStarted: false });
    expect(await client.transfer.exportSessions({ format: 'json' })).toEqual({ isStarted: false });
    files.open = [join(config.userDataDir, 'conversations.json')];
    await writeFile(files.open[0]!, JSON.stringify([chatGptTurns('one', 'Where is the key?', 'In the box.')]));
    const list = await client.sessions.watchList();
    expect(await client.transfer.importFiles()).toEqual({ isStarted: true });
    expect(await ended()).toMatchObject({ kind: 'import', state: 'done', report: { imported: 1 } });
    const added = await firstWhere(Promise.resolve(list), (event) => event.type === 'added');
    const sessionId = added.type === 'added' ? added.sessions[0]!.id : '';
    files.save = join(config.userDataDir, 'one.md');
    expect(await client.transfer.exportSessions({ format: 'markdown', sessionId })).toEqual({ isStarted: true });
    expect(await ended()).toMatchObject({ kind: 'export', state: 'done', done: 1, file: 'one.md' });
    expect(await readFile(files.save, 'utf8')).toContain('Where is the key?');
    expect(asked).toContain('save Title of one.md');
    await client.transfer.print({ sessionId });
    expect(asked).toContain('print Title of one');
    await expect(client.transfer.print({ sessionId: v7() })).rejects.toMatchObject({
      data: { code: 'session.unknown' },
    });
    const markdown = await client.transfer.markdown({ sessionId });
    expect(markdown).toBe(await readFile(files.save, 'utf8'));
    await expect(client.transfer.markdown({ sessionId: v7() })).rejects.toMatchObject({
      data: { code: 'session.unknown' },
    });
    await client.transfer.stop();
    await expect(client.transfer.exportSessions({ format: 'markdown', sessionId: v7() })).rejects.toMatchObject({
      data: { code: 'session.unknown' },
    });
  });

  it('embedders: watch, download, installFrom, stop', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'model '));
    onTestFinished(() => rm(dir, { recursive: true }));
    const { spec, folder } = await makeSmallModel(dir);
    // Nobody listens at the address of its archive.
    const { app, connect } = await openTemporaryApp({ upgradeModel: JSON.stringify(spec) });
    app.startKnowledge();
    const { client } = connect();
    await client.embedders.download();
    const failed = await firstWhere(client.embedders.watch(), (state) => (state?.problem ?? null) !== null);
    await client.embedders.stop();
    await client.embedders.installFrom({ folder });
    const used = await firstWhere(client.embedders.watch(), (state) => state?.serving === 'bge-small');
    expect([failed?.problem?.code, failed?.isInstalled, used?.isInstalled, used?.wanted]).toEqual([
      'embedder.unreachable',
      false,
      true,
      'bge-small',
    ]);
    expect((await firstWhere(client.app.watchSettings(), anything)).embedderId).toBe('bge-small');
  });

  it('attachments: pick', async () => {
    const { connect, config, files } = await openTemporaryApp();
    const { client } = connect();
    expect(await client.attachments.pick()).toEqual({ files: [] });
    files.open = [join(config.userDataDir, 'a.md'), join(config.userDataDir, 'gone.md')];
    await writeFile(files.open[0]!, 'Text');
    expect(await client.attachments.pick()).toEqual({
      files: [
        { attachment: { name: 'a.md', size: 4, text: 'Text' } },
        { problem: { code: 'attachment.unreadable', params: { name: 'gone.md' } } },
      ],
    });
  });

  it('app: status, banners, settings, commands, windows, folders, links, about', async () => {
    const { app, connect, asked } = await openTemporaryApp();
    app.startKnowledge();
    const page = connect();
    const { client } = page;
    const ready = await firstWhere(client.app.watchStatus(), (status) => status.memory === 'ready');
    await client.app.dismissBanner({ code: 'none' });
    await client.app.updateSettings({ memoryEnabled: false, repositoryGigabytes: 2 });
    const settings = await firstWhere(client.app.watchSettings(), anything);
    const off = await firstWhere(client.app.watchStatus(), (status) => status.memory === 'off');
    const commands = await client.app.watchCommands();
    const command = commands.next();
    while (asked.length === 0) {
      await client.app.newWindow({});
      page.runCommand('palette.open');
    }
    await client.app.openExternal({ url: 'https://example.org' });
    await client.app.quit();
    expect([ready.banners, settings, off.memory, (await command).value]).toEqual([
      [],
      expect.objectContaining({ memoryEnabled: false, repositoryGigabytes: 2 }),
      'off',
      'palette.open',
    ]);
    expect(asked).toEqual(['window null', 'https://example.org', 'quit']);
    expect(await client.app.pickFolder()).toEqual({ path: '/folder/of/window/7' });
    expect(await client.app.about()).toMatchObject({ version: '0.0.0' });
    const { text } = await client.app.diagnostics();
    expect(JSON.parse(text)).toMatchObject({ lectern: '0.0.0', sessions: { open: expect.any(Number) } });
  });

  it('is named in a test of this file', async () => {
    const text = await readFile(import.meta.filename, 'utf8');
    const names = Object.entries(contract).flatMap(([area, procedures]) =>
      Object.keys(procedures).map((name) => `client.${area}.${name}(`),
    );
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe('search.find', () => {
  it('streams what was said, in the sessions with a title and not in the trash, until it is called off', async () => {
    const { app, connect } = await openTemporaryApp();
    app.startKnowledge();
    const { client } = connect();
    await firstWhere(client.app.watchStatus(), (status) => status.memory === 'ready');
    const sessionId = await answered(client, 'My boat lies in Bergen.');
    const otherId = await answered(client, 'Bergen is wet.');
    const find = async (typed: string) => {
      const hits = [];
      for await (const event of await client.search.find({ typed, limit: 10 })) hits.push(...event.hits);
      return hits.filter(({ role }) => role === 'user').map((hit) => hit.sessionId);
    };
    await expect.poll(() => find('bergen ')).toEqual([otherId, sessionId]);
    expect([await find('bergen in:"MY BOAT"'), await find('bergen in:kettle'), await find('')]).toEqual([
      [sessionId],
      [],
      [],
    ]);
    await client.sessions.trash({ sessionId: otherId });
    expect(await find('bergen')).toEqual([sessionId]);
    const calledOff = new AbortController();
    const events = await client.search.find({ typed: 'bergen', limit: 10 }, { signal: calledOff.signal });
    calledOff.abort();
    await expect(firstWhere(Promise.resolve(events), () => false)).rejects.toThrow();
  });

  it('answers filters that mean nothing with their codes', async () => {
    const { connect } = await openTemporaryApp();
    const { client } = connect();
    const codes = ['from:bob x', 'before:yesterday x'].map((typed) =>
      firstWhere(client.search.find({ typed, limit: 1 }), anything).catch((error: unknown) => error),
    );
    expect(await Promise.all(codes)).toMatchObject([
      { data: { code: 'search.from' } },
      { data: { code: 'search.date' } },
    ]);
  });
});

describe('the edge', () => {
  it('refuses input that does not fit the contract, and answers the next call', async () => {
    const { connect } = await openTemporaryApp();
    const { client } = connect();
    // Hostile pages are not bound by types.
    const hostile = client as unknown as { turns: { submit(input: unknown): Promise<unknown> } };
    for (const input of [null, {}, { messageId: '../../etc', text: 'x' }, { messageId: v7(), text: 5 }]) {
      await expect(hostile.turns.submit(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect(await client.app.about()).toMatchObject({ version: '0.0.0' });
  });

  it('answers a blank prompt and an unknown session with their codes', async () => {
    const { connect } = await openTemporaryApp();
    const { client } = connect();
    await expect(client.turns.submit({ messageId: v7(), text: ' \n' })).rejects.toMatchObject({
      data: { code: 'prompt.empty' },
    });
    await expect(client.turns.submit({ messageId: v7(), text: 'x', sessionId: v7() })).rejects.toMatchObject({
      data: { code: 'session.unknown' },
    });
  });

  it('tells nothing of a bug but that there was one, and the log which call it was', async () => {
    const log = createMemoryLog();
    const { connect } = await openTemporaryApp({
      log,
      host: {
        pickFolder: () => Promise.reject(new Error('secret path /home/me')),
        pickFiles: async () => [],
        pickSavePath: async () => null,
        drawDiagram: async () => ({ svg: '', width: 1, height: 1 }),
        printPage: async () => undefined,
        openExternal: async () => undefined,
        newWindow: () => undefined,
        emptyBrowserStorage: async () => undefined,
        quit: () => undefined,
      },
    });
    const { client } = connect();
    const error: unknown = await client.app.pickFolder().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(log.lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { level: 'error', message: 'a call failed', path: 'app.pickFolder' },
    ]);
  });

  it('ends a page’s subscriptions when the page is gone', async () => {
    const { connect } = await openTemporaryApp();
    const page = connect();
    const list = await page.client.sessions.watchList();
    await list.next();
    const waiting = list.next().then(
      (next) => next.done,
      () => true,
    );
    page.close();
    expect(await waiting).toBe(true);
  });
});
