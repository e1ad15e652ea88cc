import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../testing/git-repository';
import { sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { askedVersion, isOfKind, ofVersion, type Headed } from './asked-version';

/** Asks sources of these names and files, in their order. */
async function opened(all: Record<string, Record<string, string>>) {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const keys: string[] = [];
  for (const [name, files] of Object.entries(all)) {
    await writeFiles(join(config.dir, name), files);
    const source = sourceOf('folder', join(config.dir, name), { name });
    await update(knowledge, source);
    keys.push(source.key);
  }
  return async (query: string) => (await knowledge.sources.search({ query, keys, excludeIds: [], limit: 8 })).passages;
}

const isOfVersion = (asked: Parameters<typeof ofVersion>[0], headed: Headed) => ofVersion(asked, [headed]).length > 0;

test.each([
  ['What changed in 4.2.0?', '4.2.0', []],
  ["what's new in the pumps v4.2", '4.2', ['pumps']],
  ['release notes 4.2.0-rc.1', '4.2.0-rc.1', []],
  ['Welche Neuerungen hat Version 4.2.0?', '4.2.0', []],
  ['What new features does 4.2 have?', '4.2', []],
  ['Which features of the pumps are new in 4.2?', '4.2', ['pumps']],
  ['Welche neuen Funktionen hat 4.2?', '4.2', []],
  ['Was wurde in 4.2.0 geändert?', '4.2.0', []],
  ['Which bugs are new in 4.2?', '4.2', ['bugs']],
])('a version is asked for by what changed in it: %s', (question, version, of) => {
  expect(askedVersion(question)).toEqual({ version, of, kind: null });
});

test.each([
  'What changed from 4.1.0 to 4.2.0?',
  'What changed?',
  'How do I install 4.2.0?',
  'What is new on 4 May?',
  'Does it work with Node 20.1?',
  'Python 3.12 support',
  'Does the new pump work with Node 20.1?',
  'How do I change it in 4.2.0?',
  'Why is 4.2.0 new?',
  'Is there a new release after 4.2.0?',
  'What changed since 4.2.0?',
  'What is new since version 4.2.0?',
  'Was ist seit 4.2.0 neu?',
  'What changed on 10.0.0.1?',
  'What changed on 192.168.1.20?',
  'How was 4.2.0 fixed?',
  'Is a fix for 4.2.0 added?',
  'How do I install the latest version?',
  'What changed in 4.2.0 of the latest release?',
])('none is asked for otherwise: %s', (question) => {
  expect(askedVersion(question)).toBeNull();
});

test.each([
  [['Manual', '3.4 Valves'], 'manual.md', false],
  [['Diary', '3.4.2031'], 'diary.md', false],
  [['Hosts', '3.4.0.9'], 'hosts.md', false],
  [['Pumps', 'Changes', '3.4'], 'readme.md', true],
  [['Pumps', 'Version 3.4'], 'readme.md', true],
  [['Pumps', 'v3.4'], 'docs/releases/v3.md', true],
  [['3.4 (2031-05-02)'], 'HISTORY.rst', true],
])('a number is a version where changes are told: %j in %s', (trail, path, isIt) => {
  const version = /\d[\d.]*/.exec(trail.at(-1) ?? '')?.[0] ?? '';
  expect(isOfVersion({ version, of: [], kind: null }, { trail, path, sourceName: 'water' })).toBe(isIt);
});

test.each([
  ['[4.2.0] - 2031-05-02', true],
  ['v4.2.0', true],
  ['[4.2.0](https://pumps.test/compare/v4.1.0...v4.2.0) (2031-05-02)', true],
  ['[4.3.0](https://pumps.test/compare/v4.2.0...v4.3.0)', false],
  ['4.2.0-beta.1', false],
  ['4.2.0-0', false],
  ['14.2.0', false],
  ['4.2.0.1', false],
])('a heading is of the version that it is called by: %s', (heading, isIt) => {
  const headed = { trail: ['Changes', heading, 'Added'], path: 'pumps/changes.md', sourceName: 'water' };
  const isOf = (...of: string[]) => isOfVersion({ version: '4.2.0', of, kind: null }, headed);
  expect([isOf(), isOf('pumps', 'water'), isOf('valves')]).toEqual([isIt, isIt, false]);
});

test.each([
  ['4.2', ['4.2.1', '4.2.0', '4.20.0', '14.2.0', '4.2.0-beta.1'], ['4.2.1', '4.2.0']],
  ['4.2', ['4.2.1', '4.2'], ['4.2']],
  ['4.2.0', ['4.2.1', '4.2'], ['4.2']],
  ['4.2.2', ['4.2.1', '4.2.0', '4.2'], []],
])('of %s, where there are %j, those are %j', (version, there, expected) => {
  const places = there.map((each) => ({ trail: ['Changes', `[${each}]`], path: 'CHANGELOG.md', sourceName: 'water' }));
  const found = ofVersion({ version, of: [], kind: null }, places);
  expect(found.map(({ trail }) => trail[1]?.slice(1, -1))).toEqual(expected);
});

test.each([
  "What's new in the latest release?",
  'What is the newest version?',
  'What was fixed in the last release?',
  'Was ist die neueste Version?',
])('the latest version is asked for: %s', (question) => {
  expect([askedVersion(question)?.version, askedVersion(question)?.of]).toEqual([null, []]);
});

test('the latest version is the highest of the one list of each source', () => {
  const of = (path: string, sourceName: string) => (version: string) => ({
    trail: ['Changes', version],
    path,
    sourceName,
  });
  const own = ['[4.9.0]', '[4.10.0] - 2031', '5.0.0-rc.1', '4.2'].map(of('CHANGELOG.md', 'water'));
  const part = ['7.0.0'].map(of('parts/valve/CHANGELOG.md', 'water'));
  const several = ['1.0', '2.0'].map((version, at) => of(`parts/${at}/CHANGELOG.md`, 'air')(version));
  const found = ofVersion({ version: null, of: [], kind: null }, [...part, ...own, ...several]);
  expect(found).toEqual([own[1]]);
});

test.each([
  [['4.9.0', 'Added'], 'HISTORY.md', true],
  [['Water', 'Changes', '4.9.0'], 'readme.md', true],
  [['Water 4.9.0 release notes', 'New'], 'docs/releases/heron.md', false],
  [['Changes', '4.9.0'], 'docs/releases/4.9.0.md', false],
])('%j in %s may be the latest version: %s', (trail, path, isIt) => {
  expect(isOfVersion({ version: null, of: [], kind: null }, { trail, path, sourceName: 'water' })).toBe(isIt);
});

test.each([
  ['1.3', ['Changelog', '2.0', 'TLS 1.3'], false],
  ['2.0', ['Changelog', '2.0', 'TLS 1.3'], true],
  ['2.0', ['Changelog', '2.1', 'Regressions of 2.0'], false],
  ['4.2.1', ['Changelog', '4.2', '4.2.1'], true],
  ['1.4', ['Upgrading', 'Upgrading from 1.4 to 1.5'], false],
  ['1.4', ['Changelog', 'Changes since 1.4'], false],
  ['1.5', ['Upgrading', 'Upgrading from 1.4 to 1.5'], true],
  ['1.4.2', ['Changelog', '1.4.2 to 1.5.0'], false],
])('%s has what stands under %j: %s', (version, trail, isIt) => {
  expect(isOfVersion({ version, of: [], kind: null }, { trail, path: 'CHANGELOG.md', sourceName: 'water' })).toBe(isIt);
});

test.each(['🐛 Bug Fixes', '🩹 Fixes', 'Bugs fixed'])('fixes stand under %s', (heading) => {
  const asked = askedVersion('What was fixed in 3.1?');
  expect(asked !== null && isOfKind(asked, { trail: ['Changelog', '3.1', heading] })).toBe(true);
});

test.each([
  ['What was added in 4.2.0?', 'Added', 'Removed'],
  ['Which bugs were fixed in v4.2?', 'Bug Fixes', 'Added'],
  ['What did 4.2.0 deprecate?', 'Deprecated', 'Fixed'],
  ['Was wurde in 4.2.0 entfernt?', 'Entfernt', 'Behoben'],
])('a kind of changes is asked for: %s', (question, heading, other) => {
  const asked = askedVersion(question);
  expect([asked?.of, asked?.kind?.test(heading), asked?.kind?.test(other)]).toEqual([[], true, false]);
});

test('all kinds of changes of a version are found first, in their order', async () => {
  const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  const sectionsOf = (version: string) =>
    `## [${version}]\n\n${kinds.map((kind) => `### ${kind}\n\n- ${kind} what pumps of ${version} had.`).join('\n\n')}`;
  const changes = ['4.3.0', '4.2.0', '4.1.0'].map(sectionsOf).join('\n\n');
  const ask = await opened({ docs: { 'CHANGELOG.md': `# Changes\n\n${changes}\n` } });
  const found = await ask('What changed in 4.2.0?');
  expect(found.slice(0, kinds.length).map(({ trail }) => trail.slice(1))).toEqual(
    kinds.map((kind) => ['[4.2.0]', kind]),
  );
  const ofFamily = await ask('What changed in 4.2?');
  expect(ofFamily.slice(0, kinds.length).map(({ trail }) => trail[1])).toEqual(kinds.map(() => '[4.2.0]'));
  const latest = await ask("What's new in the latest release?");
  expect(latest.slice(0, kinds.length).map(({ trail }) => trail[1])).toEqual(kinds.map(() => '[4.3.0]'));
});

const sectionOf = (version: string) =>
  `## ${version}\n\n### Features\n\n- The valve of ${version} brings more.\n\n### Bug Fixes\n\n- A leak of ${version}.\n\n`;
const listOf = (versions: readonly string[]) => ({
  'CHANGELOG.md': `# Changes\n\n${versions.map(sectionOf).join('')}`,
});
/** From the highest major version down, so many of each. */
const versions = (majors: number, minors: number, patches: number, prefix = ''): readonly string[] =>
  Array.from({ length: majors * minors * patches }, (_, at) => {
    const [major, minor] = [Math.floor(at / minors / patches), Math.floor(at / patches) % minors];
    return `${prefix}${majors - major}.${minors - 1 - minor}.${patches - 1 - (at % patches)}`;
  });

test.each(['What changed in 4.2?', 'What is new in version 4.2.0?', 'What changed in v4.2.0?'])(
  'a version whose heading has a letter before it is found however it is asked for: %s',
  async (question) => {
    const ask = await opened({ weir: listOf(versions(5, 10, 1, 'v')) });
    expect((await ask(question)).slice(0, 2).map(({ trail }) => trail.slice(1))).toEqual([
      ['v4.2.0', 'Features'],
      ['v4.2.0', 'Bug Fixes'],
    ]);
  },
);

test('of sources with many versions those of the one that is named are found', async () => {
  const ask = await opened({ dam: listOf(versions(9, 10, 4)), weir: listOf(versions(6, 10, 4)) });
  const first = async (question: string) => (await ask(question)).slice(0, 2).map(({ trail }) => trail.slice(1));
  expect(await first('What is the latest version of weir?')).toEqual([
    ['6.9.3', 'Features'],
    ['6.9.3', 'Bug Fixes'],
  ]);
});
