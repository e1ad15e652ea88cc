import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import type { ExportFormat, Transfer } from '../../shared/domain/transfer';
import { createSessionRepository } from '../db/session-repository';
import { openDatabase } from '../db/open-database';
import type { ConversationKnowledge, ImportEvent } from '../knowledge/conversation-knowledge';
import { chatGptConversation, chatGptTurns } from '../knowledge/testing/foreign-exports';
import { conversation, saveOf } from '../knowledge/testing/messages';
import { openKnowledge, temporaryConfig } from '../knowledge/testing/temporary-knowledge';
import type { Session } from '../ports';
import { createMemoryLog } from '../testing/memory-log';
import { MIGRATIONS } from '../testing/session-harness';
import { createTransferService } from './transfer-service';

async function open(change: (conversations: ConversationKnowledge) => Partial<ConversationKnowledge> = () => ({})) {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const database = await openDatabase({
    url: null,
    token: null,
    userDataDir: config.dir,
    migrationsDir: MIGRATIONS,
    now: Date.now,
  });
  onTestFinished(() => database.close());
  const sessions = createSessionRepository(database.db);
  const shown: (readonly Session[])[] = [];
  const transfers = createTransferService({
    conversations: { ...knowledge.conversations, ...change(knowledge.conversations) },
    sessions,
    announce: (rows) => void (rows.length > 0 && shown.push(rows)),
    apart: (work) => work(),
    flush: async () => undefined,
    addresses: async () => ({}),
    draw: async (source) => ({ svg: `<svg>${source}</svg>`, width: 20, height: 10 }),
    now: () => 1_760_000_000_000,
    log: createMemoryLog(),
  });
  const write = async (name: string, content: unknown): Promise<string> => {
    const path = join(config.dir, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const finished = async (): Promise<Transfer> => {
    await transfers.settled();
    for await (const transfer of transfers.watch()) if (transfer !== null) return transfer;
    throw new Error('nothing ran');
  };
  return {
    dir: config.dir,
    knowledge,
    sessions,
    shown,
    transfers,
    write,
    finished,
    async importFiles(...paths: readonly string[]): Promise<Transfer> {
      transfers.importFiles(paths);
      return finished();
    },
    async exportTo(path: string, sessionId?: string, format: ExportFormat = 'json'): Promise<Transfer> {
      transfers.exportSessions(path, { format, sessionId });
      return finished();
    },
    /** All sessions by id, each with all of its messages and its shown path. */
    async everything() {
      const found = [];
      for (const session of (await sessions.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const messages: LecternMessage[] = [];
        for await (const page of knowledge.memory.pages(session.id)) messages.push(...page);
        const { id: sessionId, headMessageId } = session;
        found.push({ session, messages, path: (await knowledge.memory.thread({ sessionId, headMessageId })).messages });
      }
      return found;
    },
  };
}

const texts = (messages: readonly LecternMessage[]): readonly string[] =>
  messages.map(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')).join(''));

const report = (counts: object) => ({
  imported: 0,
  updated: 0,
  unchanged: 0,
  partly: 0,
  skipped: 0,
  problems: [],
  ...counts,
});

const anyPart = fc.oneof(
  fc.record({
    type: fc.constant('text'),
    text: fc.string({ unit: 'binary', maxLength: 50 }),
    state: fc.constant('done'),
  }),
  fc.record({
    type: fc.constant('reasoning'),
    text: fc.string(),
    providerMetadata: fc.constant({ a: { b: [1, null] } }),
  }),
  fc.record({ type: fc.constant('step-start') }),
  fc.record({
    type: fc.constant('tool-unknown'),
    toolCallId: fc.uuid(),
    state: fc.constant('output-error'),
    rawInput: fc.jsonValue(),
  }),
);
const anyMessage = fc.record({
  id: fc.uuid({ version: 7 }),
  role: fc.constantFrom('user', 'assistant'),
  parent: fc.nat(),
  outcome: fc.option(fc.constantFrom('complete', 'stopped'), { nil: undefined }),
  parts: fc.array(anyPart, { maxLength: 4 }),
});
const anySession = fc.record({
  id: fc.uuid({ version: 7 }),
  title: fc.option(fc.string({ maxLength: 20 })),
  pinned: fc.boolean(),
  isArchived: fc.boolean(),
  modelId: fc.option(fc.constant('reader')),
  createdAt: fc.integer({ min: 0, max: 2 ** 41 }),
  messages: fc.uniqueArray(anyMessage, { minLength: 1, maxLength: 12, selector: ({ id }) => id }),
  head: fc.nat(),
});

/** A session as it is stored, each message after an earlier one or after none. */
function toStored(made: MadeSession) {
  const { id, title, createdAt, pinned, isArchived, modelId, head } = made;
  const messages = made.messages.map(({ parent, outcome, ...rest }, index) => ({
    ...rest,
    metadata: {
      parentId: index === 0 || parent % 5 === 0 ? null : made.messages[parent % index]!.id,
      createdAt: createdAt + index,
      ...(outcome !== undefined && { outcome }),
    },
    // Made of what such messages hold, by chance.
  })) as unknown as readonly LecternMessage[];
  const headMessageId = messages[head % messages.length]!.id;
  const rest = {
    resourceId: 'local',
    lastAccessed: createdAt + 7,
    trashedAt: null,
    isPrivate: false,
    recallReach: null,
    titleMadeOf: null,
  };
  return { messages, row: { id, title, createdAt, pinned, isArchived, modelId, headMessageId, ...rest } };
}
type MadeSession = typeof anySession extends fc.Arbitrary<infer Made> ? Made : never;

describe('an import', () => {
  it('keeps a row for each conversation, shows them, and tells how it went', async () => {
    const { importFiles, write, everything, shown } = await open();
    const mixed = chatGptConversation('two', [
      { id: 'a', parent: null, content: { parts: ['Q2'] } },
      { id: 'b', parent: 'a', role: 'robot', content: { parts: ['Beep.'] } },
    ]);
    const path = await write('c.json', [chatGptTurns('one', 'Q', 'A'), { nothing: 1 }, mixed]);
    const done = await importFiles(path);
    expect(done).toMatchObject({
      kind: 'import',
      state: 'done',
      report: report({
        imported: 2,
        partly: 1,
        skipped: 1,
        problems: [
          { file: 'c.json', at: { number: 2, line: 1 }, error: { code: 'import.shape', params: {} } },
          {
            file: 'c.json',
            at: { number: 3, line: 1 },
            error: { code: 'import.unknownSender', params: { senders: 'robot' } },
            isPart: true,
          },
        ],
      }),
    });
    expect(done.done).toBe(done.total);
    expect((await everything()).map(({ path: shownPath }) => texts(shownPath).join())).toEqual(
      expect.arrayContaining(['Q,A', 'Q2']),
    );
    expect(shown.flat().map(({ title }) => title)).toEqual(['Title of one', 'Title of two']);
  });

  it('done again changes nothing; one that has grown shows what is new, and a title of one’s own stays', async () => {
    const { importFiles, write, everything, sessions } = await open();
    const first = await write('1.json', [chatGptTurns('one', 'Q', 'A')]);
    await importFiles(first);
    const [row] = await sessions.list();
    await sessions.update(row!.id, { title: 'Mine', pinned: true });
    const before = await everything();
    expect(await importFiles(first)).toMatchObject({ report: report({ unchanged: 1 }) });
    expect(await everything()).toEqual(before);
    const grown = await write('2.json', [chatGptTurns('one', 'Q', 'A', 'Q2')]);
    expect(await importFiles(grown)).toMatchObject({ report: report({ updated: 1 }) });
    const [after] = await everything();
    expect(texts(after!.path)).toEqual(['Q', 'A', 'Q2']);
    expect(after!.session).toMatchObject({ title: 'Mine', pinned: true });
  });

  it('leaves what was written here since as what is shown', async () => {
    const { importFiles, write, everything, sessions, knowledge } = await open();
    await importFiles(await write('1.json', [chatGptTurns('one', 'Q', 'A')]));
    const [before] = await everything();
    const [mine] = conversation('My own words');
    const added = { ...mine!, metadata: { ...mine!.metadata!, parentId: before!.session.headMessageId } };
    await knowledge.memory.save(saveOf(before!.session.id, [added]));
    await sessions.update(before!.session.id, { headMessageId: added.id });
    await importFiles(await write('2.json', [chatGptTurns('one', 'Q', 'A', 'Q2', 'A2')]));
    const [after] = await everything();
    expect(texts(after!.path)).toEqual(['Q', 'A', 'My own words']);
    expect(texts(after!.messages).toSorted()).toEqual(['A', 'A2', 'My own words', 'Q', 'Q2']);
  });

  it('leaves a session private that has become so since', async () => {
    const { importFiles, write, everything, sessions, knowledge } = await open();
    await importFiles(await write('1.json', [chatGptTurns('one', 'Q', 'A')]));
    const session = (await sessions.list())[0]!;
    await sessions.update(session.id, { isPrivate: true });
    await knowledge.memory.setPrivate({ sessionId: session.id, isPrivate: true });
    await importFiles(await write('2.json', [chatGptTurns('one', 'Q', 'A', 'Herons nest in reeds.')]));
    expect(await knowledge.memory.threads({ after: null })).toMatchObject([{ id: session.id, isPrivate: true }]);
    expect((await everything())[0]?.session.isPrivate).toBe(true);
  });

  it('cut off between conversations’ messages and their rows is made whole by the next run', async () => {
    const { importFiles, write, everything, sessions } = await open();
    const names = Array.from({ length: 11 }, (_, index) => `Q${index}`);
    const path = await write(
      'c.json',
      names.map((name) => chatGptTurns(name, name)),
    );
    const { add } = sessions;
    let writes = 0;
    // As a kill would: nothing of main runs any more.
    sessions.add = async (rows) => {
      writes += 1;
      if (writes > 1) throw new Error('killed');
      return add(rows);
    };
    expect(await importFiles(path)).toMatchObject({ state: 'failed', error: { code: 'internal' } });
    expect(await everything()).toHaveLength(8);
    sessions.add = add;
    expect(await importFiles(path)).toMatchObject({ state: 'done', report: report({ imported: 3, unchanged: 8 }) });
    expect((await everything()).map(({ messages }) => texts(messages).join()).toSorted()).toEqual(names.toSorted());
  });

  it('takes a conversation that the file holds twice as one', async () => {
    const { importFiles, write, everything } = await open();
    const path = await write('c.json', [chatGptTurns('one', 'Q'), chatGptTurns('one', 'Q', 'A')]);
    expect(await importFiles(path)).toMatchObject({ report: report({ imported: 1, updated: 1 }) });
    expect((await everything()).map((found) => texts(found.path))).toEqual([['Q', 'A']]);
  });

  it('stopped keeps what is there, and the next run goes on', async () => {
    let stop = (): void => undefined;
    const { importFiles, write, transfers, everything } = await open(({ import: read }) => ({
      async *import(paths) {
        for await (const event of read(paths)) {
          if (event.type === 'conversation') stop();
          yield event;
        }
      },
    }));
    const path = await write('c.json', [chatGptTurns('one', 'Q'), chatGptTurns('two', 'Q')]);
    stop = transfers.stop;
    expect(await importFiles(path)).toMatchObject({ state: 'stopped', report: report({ imported: 1 }) });
    expect(await everything()).toHaveLength(1);
    stop = () => undefined;
    expect(await importFiles(path)).toMatchObject({ state: 'done', report: report({ imported: 1, unchanged: 1 }) });
  });

  it('is one at a time, and one that memory refuses says why', async () => {
    const waiting = Promise.withResolvers<void>();
    const { transfers, write, finished } = await open(() => ({
      async *import(): AsyncGenerator<ImportEvent> {
        await waiting.promise;
        yield { type: 'progress', done: 0, total: 0 };
      },
    }));
    const path = await write('c.json', '[]');
    transfers.importFiles([path]);
    expect(() => transfers.importFiles([path])).toThrow(expect.objectContaining({ code: 'transfer.busy' }));
    expect(() => transfers.exportSessions(path, { format: 'json' })).toThrow(
      expect.objectContaining({ code: 'transfer.busy' }),
    );
    waiting.resolve();
    await finished();

    const broken = await open();
    await mkdir(join(broken.dir, 'mastra.db'));
    expect(await broken.importFiles(await broken.write('c.json', [chatGptTurns('one', 'Q')]))).toMatchObject({
      state: 'failed',
      error: { code: 'memory.broken' },
    });
    expect(await broken.sessions.list()).toEqual([]);
  });
});

describe('an export', () => {
  it('imported into an empty folder gives the same sessions, messages and paths', async () => {
    // One run: each takes two data folders. Its seed is told when it fails.
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anySession, { minLength: 12, maxLength: 12, selector: ({ id }) => id }),
        async (all) => {
          const from = await open();
          const into = await open();
          for (const each of all) {
            const { messages, row } = toStored(each);
            await from.knowledge.memory.save({ session: row, resourceId: 'local', messages });
            await from.sessions.add([row]);
          }
          const path = join(from.dir, 'all.json');
          expect(await from.exportTo(path)).toMatchObject({
            kind: 'export',
            state: 'done',
            done: 12,
            file: 'all.json',
          });
          expect(await into.importFiles(path)).toMatchObject({ report: report({ imported: 12 }) });
          expect(await into.everything()).toEqual(await from.everything());
          expect(await from.importFiles(path)).toMatchObject({ report: report({ unchanged: 12 }) });
        },
      ),
      { numRuns: 1, endOnFailure: true },
    );
  });

  it('is one JSON document, of one session or of none too', async () => {
    const { importFiles, write, exportTo, sessions, dir } = await open();
    const turns = Array.from({ length: 20 }, (_, index) => `Turn ${index}`);
    await exportTo(join(dir, 'none.json'));
    expect(JSON.parse(await readFile(join(dir, 'none.json'), 'utf8'))).toEqual({
      format: 'lectern.sessions',
      version: 1,
      exportedAt: '2025-10-09T08:53:20.000Z',
      sessions: [],
    });
    await importFiles(await write('c.json', [chatGptTurns('one', ...turns), chatGptTurns('two', 'Q')]));
    const one = (await sessions.list()).find(({ title }) => title === 'Title of one')!;
    await exportTo(join(dir, 'one.json'), one.id);
    const { sessions: exported } = JSON.parse(await readFile(join(dir, 'one.json'), 'utf8'));
    expect(exported).toMatchObject([{ id: one.id, headMessageId: one.headMessageId }]);
    expect(texts(exported[0].messages)).toEqual(turns);
    expect((await readdir(dir)).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('for reading is one file of all sessions, each whole, in the order of their pages', async () => {
    const { importFiles, write, exportTo, dir } = await open();
    const names = Array.from({ length: 12 }, (_, index) => `s${index}`);
    await importFiles(
      await write(
        'c.json',
        names.map((name) => chatGptTurns(name, `Asked in ${name}.`, 'Said.')),
      ),
    );
    expect(await exportTo(join(dir, 'all.md'), undefined, 'markdown')).toMatchObject({ state: 'done', done: 12 });
    const markdown = await readFile(join(dir, 'all.md'), 'utf8');
    expect(markdown.match(/^# Title of s\d+$/gm)).toHaveLength(12);
    expect(markdown.match(/^Asked in s\d+\.$/gm)).toHaveLength(12);

    await exportTo(join(dir, 'all.html'), undefined, 'html');
    const html = await readFile(join(dir, 'all.html'), 'utf8');
    expect(html.match(/<!doctype html>|<\/html>/g)).toEqual(['<!doctype html>', '</html>']);
    expect(html.match(/<h1>Title of s\d+<\/h1>/g)).toHaveLength(12);
  });

  it('has its diagrams drawn on a page of HTML and on paper, and as they were written elsewhere', async () => {
    const { importFiles, exportTo, write, dir, transfers, sessions } = await open();
    const said = 'So:\n\n```mermaid\nA --> B\n```\n\n- Or:\n  ```mermaid\n  C\n  ```\n';
    await importFiles(
      await write('c.json', [chatGptTurns('one', 'Draw it.', said), chatGptTurns('two', 'Draw.', said)]),
    );
    const picture = (source: string) => encodeURIComponent(`<svg>${source}\n</svg>`);
    const pictures = (html: string) => Array.from(html.matchAll(/src="data:[^,]*,([^"]*)"/g), ([, svg]) => svg);
    const both = [picture('A --> B'), picture('C')];

    const path = join(dir, 'all.html');
    expect(await exportTo(path, undefined, 'html')).toMatchObject({ state: 'done' });
    const html = await readFile(path, 'utf8');
    expect(pictures(html)).toEqual([...both, ...both]);
    expect(html).not.toContain('language-mermaid');
    const [session] = await sessions.list();
    expect(pictures(await transfers.pageOf(session!.id, 'html'))).toEqual(both);
    expect(await transfers.pageOf(session!.id, 'markdown')).toContain('```mermaid\nA --> B\n```');
  });

  it('leaves out private sessions, but for the one that is asked for, and what is hidden of the others', async () => {
    const { importFiles, write, exportTo, sessions, knowledge, dir } = await open();
    await importFiles(await write('c.json', [chatGptTurns('open', 'Q', 'A'), chatGptTurns('own', 'Secret')]));
    const all = await sessions.list();
    const own = all.find(({ title }) => title === 'Title of own')!;
    const other = all.find(({ title }) => title === 'Title of open')!;
    await sessions.update(own.id, { isPrivate: true });
    await knowledge.memory.hideMessage({ messageId: other.headMessageId!, isHidden: true });
    const exported = async (sessionId?: string) => {
      await exportTo(join(dir, 'e.json'), sessionId);
      const { sessions: told } = JSON.parse(await readFile(join(dir, 'e.json'), 'utf8'));
      return told.map(({ messages }: { messages: LecternMessage[] }) => texts(messages));
    };
    expect(await exported()).toEqual([['Q', '']]);
    expect(await exported(own.id)).toEqual([['Secret']]);
  });

  it('that cannot be written says so, leaves the old file, and nothing half-done', async () => {
    const { exportTo, importFiles, write, dir } = await open();
    await importFiles(await write('c.json', [chatGptTurns('one', 'Q', 'A')]));
    expect(await exportTo(join(dir, 'no folder', 'x.json'))).toMatchObject({
      state: 'failed',
      error: { code: 'export.refused', params: { file: 'x.json' } },
    });
    // A folder cannot be replaced by a file.
    await mkdir(join(dir, 'taken.json'));
    expect(await exportTo(join(dir, 'taken.json'))).toMatchObject({ state: 'failed' });
    expect((await readdir(dir)).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('stopped leaves the old file as it was', async () => {
    const { transfers, importFiles, write, dir, finished } = await open();
    await importFiles(await write('c.json', [chatGptTurns('one', 'Q')]));
    const path = await write('old.json', 'old');
    transfers.exportSessions(path, { format: 'json' });
    transfers.stop();
    expect(await finished()).toMatchObject({ state: 'stopped' });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(dir)).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('is named after the day or the session, as every file system takes it', async () => {
    const { transfers, sessions } = await open();
    const id = '01980a3e-6d5c-7a10-8c44-0123456789ab';
    await sessions.add([
      {
        id,
        title: ' ..a/b\\c: "d"\ud800?  ',
        resourceId: 'local',
        createdAt: 1,
        lastAccessed: 1,
        pinned: false,
        isArchived: false,
        modelId: null,
        headMessageId: null,
        trashedAt: null,
        isPrivate: false,
        recallReach: null,
        titleMadeOf: null,
      },
    ]);
    expect(await transfers.nameFor({ format: 'json' })).toBe('lectern-sessions-2025-10-09.json');
    expect(await transfers.nameFor({ format: 'html' })).toBe('lectern-sessions-2025-10-09.html');
    expect(await transfers.nameFor({ format: 'markdown', sessionId: id })).toBe('a b c d.md');
    await sessions.update(id, { trashedAt: 5 });
    await expect(transfers.nameFor({ format: 'markdown', sessionId: id })).rejects.toMatchObject({
      code: 'session.unknown',
    });
  });
});
