import { createClient } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { INDEX_SCHEMA } from './index-schema';
import { createPassageStore } from './passage-store';
import { versionFirst } from './version-first';

const MOST = 10;

/** Headings of the versions of two sources that come first, of which so many passages are read as the first alone has. */
async function openLists() {
  const client = createClient({ url: ':memory:' });
  onTestFinished(() => client.close());
  await client.migrate([...INDEX_SCHEMA]);
  const store = await createPassageStore(client);
  const headings: string[] = [];
  const write = async (name: string, versions: readonly string[]) => {
    const { id } = await store.begin(name, name, 'c1');
    const chunks = versions.map((version, at) => ({
      trail: ['Changes', version],
      lines: [at, at] as const,
      text: `What ${version} of ${name} brought.`,
    }));
    headings.push(...versions.map((version) => `${name} ${version}`));
    const file = { path: 'CHANGELOG.md', blob: name, text: name, chunks };
    await store.add(id, [file], 'live', () => Promise.resolve());
    return { id, name };
  };
  const many = Array.from({ length: MOST }, (_, at) => `${at + 1}.1.0`);
  const sources = [await write('dam', many), await write('weir', ['1.2.0', '1.1.0'])];
  return async (question: string) => {
    const ranked = await versionFirst(client, question, { scope: null, sources, most: MOST }, []);
    return ranked.map(({ id }) => headings[id - 1]);
  };
}

test.each([
  ['What is the latest version of weir?', ['weir 1.2.0']],
  ['What changed in weir 1.1.0?', ['weir 1.1.0']],
])('where more is told than is read, what the source has that is named comes first: %s', async (question, expected) => {
  expect(await (await openLists())(question)).toEqual(expected);
});

test.each(['What is the latest version?', 'What is the latest version of dam?'])(
  'no version is taken for the latest where not all of them were read: %s',
  async (question) => {
    expect(await (await openLists())(question)).toEqual([]);
  },
);
