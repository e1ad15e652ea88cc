import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../testing/session-harness';
import { createCleanUpRepository } from './clean-up-repository';
import { createForgettingRepository } from './forgetting-repository';
import { createJournalRepository } from './journal-repository';
import { openDatabase } from './open-database';
import { createSessionRepository } from './session-repository';
import { queuedTurn } from '../testing/queued-turn';
import { createToolSessionRepository } from './tool-session-repository';
import { storedSession } from '../testing/stored-session';

const SECRET = 'The vault opens with swordfish.';

async function open() {
  const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-'));
  const { db, purge, close } = await openDatabase({
    userDataDir,
    url: null,
    token: null,
    migrationsDir: MIGRATIONS,
    now: () => 1,
  });
  onTestFinished(async () => {
    close();
    await rm(userDataDir, { recursive: true });
  });
  return {
    sessions: createSessionRepository(db),
    journal: createJournalRepository(db),
    toolSessions: createToolSessionRepository(db),
    cleanUp: createCleanUpRepository(db),
    forgetting: createForgettingRepository({ db, purge }),
    /** Names of the files that hold the secret. */
    async holding(): Promise<string[]> {
      const names = await readdir(userDataDir);
      const found = await Promise.all(
        names.map(async (name) => (await readFile(join(userDataDir, name))).includes(SECRET)),
      );
      return names.filter((_, at) => found[at]);
    },
  };
}

const padding = (length: number): string => 'x'.repeat(length);
const session = (id: string) => ({ id, resourceId: 'local', createdAt: 1, modelId: null, title: SECRET });
const turn = (id: string) => queuedTurn({ answerId: `a${id}`, promptId: `p${id}`, sessionId: id, text: SECRET });

it('of a deleted session no word is left in the files, whatever came and went beside it', async () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(lengths, async (sizes) => {
      const { journal, toolSessions, cleanUp, forgetting, sessions, holding } = await open();
      for (const [at, size] of sizes.entries()) {
        const id = `s${at}`;
        await journal.enqueue(turn(id), session(id));
        const chunk = { type: 'text-delta' as const, id: '1', delta: padding(size) + SECRET };
        await journal.write({ answerId: `a${id}`, sessionId: id }, { chunks: [chunk], turn: {}, session: {} });
        await toolSessions.save({ sessionId: id, toolName: 't', toolKey: null }, { text: SECRET + padding(size) }, 1);
        if (at % 2 === 0) await journal.markSaved(`a${id}`);
        await sessions.update(id, { title: padding(size % 50) });
      }
      expect(await holding()).not.toEqual([]);
      for (const at of sizes.keys()) await cleanUp.deleteSession(`s${at}`);
      await forgetting.purge();
      expect(await holding()).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

it('tool states are read whole, page by page, and replaced one by one', async () => {
  const { toolSessions, forgetting, sessions } = await open();
  await sessions.add([storedSession(session('s'))]);
  const ids = Array.from({ length: 205 }, (_, at) => String(at));
  for (const id of ids) await toolSessions.save({ sessionId: 's', toolName: 't', toolKey: id }, { id }, 1);
  for await (const page of forgetting.toolStates()) {
    for (const { rowid, state } of page) await forgetting.replaceToolState(rowid, state.replace('{', '{"seen":true,'));
  }
  const states = (await toolSessions.listBySession('s')).map(({ toolKey, state }) => [toolKey, state]);
  expect(new Map(states as [string, unknown][])).toEqual(new Map(ids.map((id) => [id, { seen: true, id }])));
});
