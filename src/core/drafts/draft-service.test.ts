import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { DraftEvent } from '../../shared/domain/draft';
import { createAppStatus } from '../app-status';
import { createMemoryLog } from '../testing/memory-log';
import { createDraftFolder } from './draft-folder';
import { createDraftService, type DraftService } from './draft-service';

const ID = '0193b0de-0000-7000-8000-000000000001';
const KEY = `draft:${ID}` as const;
const NEW_KEY = `draft:new:${ID}` as const;

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'drafts é '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'drafts');
}

function openDrafts(folder: string, emptied: () => Promise<void> = async () => undefined): DraftService {
  const log = createMemoryLog();
  return createDraftService({
    folder: createDraftFolder(folder, log),
    host: { emptyBrowserStorage: emptied },
    status: createAppStatus([]),
    log,
  });
}

/** What a window that opens now is told. */
async function allOf(drafts: DraftService): Promise<DraftEvent | undefined> {
  for await (const event of drafts.watch()) return event;
  return undefined;
}

async function textsIn(folder: string): Promise<string> {
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('');
}

it('drafts outlive the app, letter by letter', async () => {
  const folder = await makeFolder();
  const first = openDrafts(folder);
  const text = 'half a “thought”\n\ud83d of 🦊';
  await first.keep({ key: KEY, text: 'half' }, 'w');
  await first.keep({ key: KEY, text }, 'w');
  await first.keep({ key: NEW_KEY, text: 'another' }, 'w');
  await first.close();
  const again = await allOf(openDrafts(folder));
  expect(again).toEqual({
    type: 'all',
    drafts: expect.arrayContaining([
      { key: KEY, text },
      { key: NEW_KEY, text: 'another' },
    ]),
  });
});

it('a draft that the disk does not give now is left where it is', async () => {
  const folder = await makeFolder();
  await mkdir(folder);
  // It leads to itself, so no read of it succeeds.
  await symlink(`${KEY.replaceAll(':', '-')}.json`, join(folder, `${KEY.replaceAll(':', '-')}.json`));
  expect(await allOf(openDrafts(folder))).toEqual({ type: 'all', drafts: [] });
  expect(await readdir(folder)).toEqual([`${KEY.replaceAll(':', '-')}.json`]);
});

it('of a draft that was emptied no file has any of it', async () => {
  const folder = await makeFolder();
  const before = openDrafts(folder);
  await before.keep({ key: KEY, text: 'The pawn ticket' }, 'w');
  await before.close();
  const wasThere = await textsIn(folder);
  const drafts = openDrafts(folder);
  await drafts.keep({ key: KEY, text: 'The pawn ticket is 8841' }, 'w');
  await drafts.keep({ key: KEY, text: '' }, 'w');
  await drafts.close();
  expect([wasThere.includes('pawn'), await readdir(folder)]).toEqual([true, []]);
});

it('what was half written, or is no draft, is removed and keeps no draft from being read', async () => {
  const folder = await makeFolder();
  await mkdir(folder);
  const whole = JSON.stringify({ key: KEY, text: 'whole' });
  await writeFile(join(folder, `draft-${ID}.json`), whole);
  await writeFile(join(folder, `draft-${ID}.json.new`), whole);
  await writeFile(join(folder, `draft-new-${ID}.json`), '{"key":"draft:n');
  await mkdir(join(folder, 'a folder'));
  expect(await allOf(openDrafts(folder))).toEqual({ type: 'all', drafts: [{ key: KEY, text: 'whole' }] });
  expect(await readdir(folder)).toEqual([`draft-${ID}.json`]);
});

it('what earlier versions left is on disk before their storage is emptied, and writes over nothing', async () => {
  const folder = await makeFolder();
  let onDisk = '';
  const drafts = openDrafts(folder, async () => void (onDisk = await textsIn(folder)));
  await drafts.keep({ key: KEY, text: 'newer' }, 'w');
  await drafts.takeOver([
    { key: KEY, text: 'older' },
    { key: NEW_KEY, text: 'left' },
  ]);
  expect([onDisk.includes('newer'), onDisk.includes('older'), onDisk.includes('left')]).toEqual([true, false, true]);
});

it('the draft of a deleted session goes with it', async () => {
  const folder = await makeFolder();
  const drafts = openDrafts(folder);
  await drafts.keep({ key: KEY, text: 'gone' }, 'w');
  await drafts.followDeleted(
    (async function* () {
      yield { type: 'deleted' as const, sessionId: ID };
    })(),
  );
  await drafts.close();
  expect([await readdir(folder), await allOf(drafts)]).toEqual([[], { type: 'all', drafts: [] }]);
});

it('what is cut out of drafts is in no file once that is done, also where it was not on disk yet', async () => {
  const folder = await makeFolder();
  const drafts = openDrafts(folder);
  await drafts.keep({ key: KEY, text: '> The pawn ticket\n\nWhose is it?' }, 'w');
  await drafts.keep({ key: NEW_KEY, text: 'The pawn ticket' }, 'w');
  const seen: DraftEvent[] = [];
  const watching = (async () => {
    for await (const event of drafts.watch()) if (seen.push(event) === 2) return;
  })();
  await drafts.cut({
    leftOf: (block, key) => (key === KEY && block.includes('pawn') ? '' : block),
    wholes: [{ block: 'The pawn ticket', left: '' }],
  });
  await watching;
  expect([await readdir(folder), JSON.parse(await textsIn(folder)), seen.at(-1)]).toEqual([
    [`draft-${ID}.json`],
    { key: KEY, text: 'Whose is it?' },
    { type: 'cut', cuts: ['> The pawn ticket', 'The pawn ticket'].map((block) => ({ block, left: '' })) },
  ]);
});

it('cutting fails while a file keeps what is cut, and does it once it is tried again', async () => {
  const folder = await makeFolder();
  const drafts = openDrafts(folder);
  await drafts.keep({ key: KEY, text: '> The pawn ticket\n\nWhose is it?' }, 'w');
  await drafts.close();
  // Where the new file should be written is a folder.
  const obstacle = join(folder, `draft-${ID}.json.new`);
  await mkdir(obstacle);
  const copies = { leftOf: (block: string) => (block.includes('pawn') ? '' : block), wholes: [] };
  await expect(drafts.cut(copies)).rejects.toThrow('a draft is not on disk');
  await expect(drafts.cut(copies)).rejects.toThrow('a draft is not on disk');
  await rm(obstacle, { recursive: true });
  await drafts.cut(copies);
  expect(JSON.parse(await textsIn(folder))).toEqual({ key: KEY, text: 'Whose is it?' });
});

it('cutting fails while a draft cannot be read, which may hold it, and cuts it once it can', async () => {
  const folder = await makeFolder();
  await mkdir(folder);
  const path = join(folder, `draft-${ID}.json`);
  await symlink(`draft-${ID}.json`, path);
  const drafts = openDrafts(folder);
  const copies = { leftOf: () => '', wholes: [] };
  await expect(drafts.cut(copies)).rejects.toThrow('a draft could not be read');
  await rm(path);
  await writeFile(path, JSON.stringify({ key: KEY, text: '> The pawn ticket' }));
  await drafts.cut(copies);
  expect([await readdir(folder), await allOf(drafts)]).toEqual([[], { type: 'all', drafts: [] }]);
});

it.each([
  ['is removed', false, [], { code: 'drafts.unreadRemoved', params: { count: 1 } }],
  [
    'stays if it cannot be removed either',
    true,
    [`draft-${ID}.json`],
    { code: 'drafts.unreadStay', params: { file: join('drafts', `draft-${ID}.json`) } },
  ],
] as const)(
  'a draft that can never be read puts off no forgetting: it %s, and that is told',
  async (_, isStuck, left, banner) => {
    const folder = await makeFolder();
    await mkdir(folder);
    await symlink(`draft-${ID}.json`, join(folder, `draft-${ID}.json`));
    const log = createMemoryLog();
    const real = createDraftFolder(folder, log);
    const status = createAppStatus([]);
    const drafts = createDraftService({
      folder: isStuck ? { ...real, discard: () => Promise.reject(new Error('stuck')) } : real,
      host: { emptyBrowserStorage: async () => undefined },
      status,
      log,
    });
    await drafts.keep({ key: NEW_KEY, text: '> The pawn ticket' }, 'w');
    const copies = { leftOf: () => '', wholes: [] };
    await expect(drafts.cut(copies)).rejects.toThrow('a draft could not be read');
    expect(status.get().banners).toEqual([]);
    await drafts.cut(copies);
    expect([await readdir(folder), status.get().banners]).toEqual([left, [banner]]);
  },
);

it('a folder of drafts that can never be read puts off no forgetting, and is left as it is', async () => {
  const folder = await makeFolder();
  await writeFile(folder, 'This was a folder once.');
  const status = createAppStatus([]);
  const log = createMemoryLog();
  const host = { emptyBrowserStorage: async () => undefined };
  const drafts = createDraftService({ folder: createDraftFolder(folder, log), host, status, log });
  const copies = { leftOf: () => '', wholes: [] };
  await expect(drafts.cut(copies)).rejects.toThrow('a draft could not be read');
  await drafts.cut(copies);
  expect([await readFile(folder, 'utf8'), status.get().banners]).toEqual([
    'This was a folder once.',
    [{ code: 'drafts.unreadStay', params: { file: 'drafts' } }],
  ]);
});
