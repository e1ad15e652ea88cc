import { createClient } from '@libsql/client';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile, cp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toErrorData } from '../errors';
import { MIGRATIONS } from '../testing/session-harness';
import { openDatabase, type DatabaseAddress } from './open-database';
import { createSessionRepository } from './session-repository';
import { storedSession } from '../testing/stored-session';

const SESSION = { id: 's1', resourceId: 'local', createdAt: 1, modelId: null, title: null };

let dir: string;
beforeEach(async () => {
  // The path holds what a raw `file:` address cannot: a space, %, # and é.
  dir = await mkdtemp(join(tmpdir(), 'lectern 100% #é-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** A hash of each file of a folder, without what SQLite shares between those that have one open. */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith('-shm')).toSorted();
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const hashes = contents.map((content) => createHash('sha256').update(content).digest('hex'));
  return Object.fromEntries(names.map((name, at) => [name, hashes[at] ?? '']));
}

const address = (change: Partial<DatabaseAddress> = {}): DatabaseAddress => ({
  userDataDir: dir,
  url: null,
  token: null,
  migrationsDir: MIGRATIONS,
  now: () => 0,
  fetch,
  ...change,
});

describe('local.db', () => {
  it('is made, keeps what is written, and opens again', async () => {
    const first = await openDatabase(address());
    await createSessionRepository(first.db).add([storedSession(SESSION)]);
    first.close();
    const second = await openDatabase(address());
    const sessions = await createSessionRepository(second.db).list();
    second.close();
    expect([sessions.map((session) => session.id), second.notices]).toEqual([['s1'], []]);
  });

  it('is in WAL mode with foreign keys on', async () => {
    const { db, close } = await openDatabase(address());
    const modes = [await db.get('PRAGMA journal_mode'), await db.get('PRAGMA foreign_keys')];
    close();
    expect(modes).toEqual([{ journal_mode: 'wal' }, { foreign_keys: 1 }]);
  });

  it('that is damaged is moved aside with a notice, never deleted', async () => {
    await writeFile(join(dir, 'local.db'), 'this is not a database, but it was somebody’s data');
    const { notices, close } = await openDatabase(address());
    close();
    const aside = 'local.db.damaged-1970-01-01T00-00-00-000Z';
    expect(notices).toEqual([{ code: 'data.startedAnew', params: { file: 'local.db', aside } }]);
    expect(await readFile(join(dir, aside), 'utf8')).toContain('somebody’s data');
  });

  it('that a newer app wrote is refused and left as it is', async () => {
    const opened = await openDatabase(address());
    await opened.db.run("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('newer', 99999999999999)");
    opened.close();
    const before = await filesIn(dir);
    await expect(openDatabase(address())).rejects.toMatchObject({ code: 'data.newer' });
    expect(await filesIn(dir)).toEqual(before);
  });

  it('that a newer app wrote in another way is left as it is too', async () => {
    const opened = await openDatabase(address());
    await opened.db.run("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('newer', 99999999999999)");
    await opened.db.run('PRAGMA journal_mode = DELETE');
    opened.close();
    const before = await filesIn(dir);
    await expect(openDatabase(address())).rejects.toMatchObject({ code: 'data.newer' });
    expect(await filesIn(dir)).toEqual(before);
  });

  it('that fills up says so to whoever writes', async () => {
    const { db, close } = await openDatabase(address());
    await db.run('PRAGMA max_page_count = 1');
    const failed = await createSessionRepository(db)
      .add([storedSession({ ...SESSION, id: 's'.repeat(100_000) })])
      .catch(toErrorData);
    close();
    expect(failed).toEqual({ code: 'data.full', params: {} });
  });

  it('in a folder that is not there is one sentence', async () => {
    await expect(openDatabase(address({ userDataDir: join(dir, 'missing') }))).rejects.toMatchObject({
      code: 'data.readOnly',
    });
  });
});

describe('DATABASE_URL', () => {
  let server: Server | null = null;
  const tokens: (string | undefined)[] = [];
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = null;
    tokens.length = 0;
  });
  const listen = async (answer: ((status: number) => number) | null): Promise<string> => {
    server = createServer((request, response) => {
      tokens.push(request.headers.authorization);
      if (answer !== null) response.writeHead(answer(0)).end('{"error":"no"}');
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    // A listening TCP server has a port.
    return `libsql://127.0.0.1:${(server.address() as AddressInfo).port}?tls=0`;
  };

  it('may be a file', async () => {
    const url = pathToFileURL(join(dir, 'elsewhere.db')).href;
    (await openDatabase(address({ url }))).close();
    const client = createClient({ url });
    const tables = await client.execute("SELECT name FROM sqlite_master WHERE name = 'sessions'");
    client.close();
    expect(tables.rows.length).toBe(1);
    expect(await readdir(dir)).not.toContain('local.db');
  });

  it.each([
    'http://example.org',
    'ftp://example.org',
    'nonsense',
    'libsql:',
    // Kept in no file.
    'file:',
    'file::memory:',
    'libsql://user:secret@127.0.0.1:1?tls=0',
  ])('%s is refused in a sentence', async (url) => {
    await expect(openDatabase(address({ url }))).rejects.toMatchObject({ code: 'database.address' });
  });

  it('a server that is not there, or does not take the token, or says nothing, is one sentence each', async () => {
    const gone = await listen(() => 200);
    server?.close();
    await expect(openDatabase(address({ url: gone }))).rejects.toMatchObject({ code: 'database.refused' });
    const strict = await listen(() => 401);
    await expect(openDatabase(address({ url: strict, token: 'wrong' }))).rejects.toMatchObject({
      code: 'database.unauthorized',
    });
    server?.close();
    const silent = await listen(null);
    await expect(openDatabase({ ...address({ url: silent }), silenceLimitMs: 200 })).rejects.toMatchObject({
      code: 'database.stalled',
    });
  });

  it('a server is asked by the fetch that is given, whose own words for a failure are understood', async () => {
    const url = await listen(() => 200);
    const refused = Object.assign(new Error('ERR_NAME_NOT_RESOLVED'), { code: 'ERR_NAME_NOT_RESOLVED' });
    await expect(openDatabase(address({ url, fetch: () => Promise.reject(refused) }))).rejects.toMatchObject({
      code: 'database.refused',
    });
  });

  it('a server that answers with an error, and a file where none can be, are one sentence each', async () => {
    const broken = await listen(() => 500);
    await expect(openDatabase(address({ url: broken }))).rejects.toMatchObject({ code: 'database.failed' });
    const url = pathToFileURL(join(dir, 'none/elsewhere.db')).href;
    await expect(openDatabase(address({ url }))).rejects.toMatchObject({ code: 'database.file' });
  });

  it('a server is given the token, and without one nothing in its place', async () => {
    const url = await listen(() => 401);
    for (const token of ['secret-token', null]) await openDatabase(address({ url, token })).catch(() => undefined);
    expect([...new Set(tokens)]).toEqual(['Bearer secret-token', undefined]);
  });

  it('the sentence never holds the token', async () => {
    const url = await listen(() => 401);
    const error = await openDatabase(address({ url, token: 'secret-token' })).catch((thrown: unknown) => thrown);
    expect(String(error)).not.toContain('secret-token');
  });
});

it('migrations are shipped as files that a copy of the folder can serve', async () => {
  const copy = join(dir, 'migrations');
  await cp(MIGRATIONS, copy, { recursive: true });
  (await openDatabase(address({ migrationsDir: copy }))).close();
  expect(await readdir(dir)).toContain('local.db');
});
