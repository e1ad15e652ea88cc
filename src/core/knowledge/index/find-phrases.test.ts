import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { quotedPhrases } from './quoted-phrases';

test.each([
  ['What is a "squash! commit"?', ['squash! commit']],
  ['“one two” or „drei vier“ or «cinq six»', ['one two', 'drei vier', 'cinq six']],
  ['「サーバー」とは', ['サーバー']],
  ['a 5" pipe and "!=" of "', []],
])('%j asks for %j word for word', (question, phrases) => expect(quotedPhrases(question)).toEqual(phrases));

/** The more of the words, the less of the phrase. */
const loud = 'Commit and squash, squash and commit: a commit to squash, squashed commits. '.repeat(5);

async function openDocs() {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: async () => Promise.reject(new Error('there is no model')) });
  await writeFiles(join(config.dir, 'docs'), {
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`loud/${at}.md`, `# Squash commit ${at}\n\n${loud}\n`]),
    ),
    'code.c': '// This is a squash!\n// commits of old.\nint old(void) { return 0; }\n',
    'part.md': '# Parts\n\nA presquash! commit is none, nor is a squash! commitment.\n',
    'marks.md':
      '# Marks\n\nThe server-side part takes --user-data-dir, and a|b (c) [d] {e} ^f $g h+i j? k/l, m.n of it.\n',
    'page.md': '# Page\n\nOnly a *squash!* `commit` is.\n',
    'page-md.md': '# Other\n\nOnly here now.\n',
    '箱.md': '# 箱\n\n古いサーバーの設定を直す。\n',
    '箱二.md': '# 箱二\n\n設定のサーバーを直す。\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const ask = (query: string, pathPrefix?: string) =>
    knowledge.sources.search({ query, keys: [source.key], excludeIds: [], limit: 8, pathPrefix });
  const paths = async (query: string, pathPrefix?: string) => {
    const { passages } = await ask(query, pathPrefix);
    return passages.map(({ path }) => path);
  };
  const missing = async (query: string, pathPrefix?: string) => (await ask(query, pathPrefix)).reading.missingPhrases;
  return { paths, missing };
}

test('what holds a phrase in quotation marks is first, and to the word', async () => {
  const { paths, missing } = await openDocs();
  expect((await paths('What is a "Squash! commit"?')).slice(0, 2).toSorted()).toEqual(['code.c', 'page.md']);
  expect((await paths('squash commit'))[0]).toMatch(/^loud/);
  expect((await paths('「サーバーの設定」'))[0]).toBe('箱.md');
  expect(await missing('What is a "Squash! commit"? And 「サーバーの設定」')).toEqual([]);
});

test('a phrase that nothing holds is told, though its words are there', async () => {
  const { missing } = await openDocs();
  expect(await missing('"squash! commit" "a squash commit" 「設定の箱」')).toEqual(['a squash commit', '設定の箱']);
  expect(await missing('"squash! commit"', 'loud')).toEqual(['squash! commit']);
  // The words of its path begin alike.
  expect(await missing('"only here now"', 'page.md')).toEqual(['only here now']);
  expect(await missing('squash commit')).toEqual([]);
});

test.each(['server-side part', '--user-data-dir', 'a|b (c) [d] {e} ^f $g h+i j? k/l, m.n', 'b (c) [d'])(
  'the marks in a phrase stand for themselves: %s',
  async (phrase) => {
    const { paths, missing } = await openDocs();
    expect([(await paths(`"${phrase}"`))[0], await missing(`"${phrase}"`)]).toEqual(['marks.md', []]);
  },
);

test('what holds an option as it is written is before what has its parts, and another option is not it', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: async () => Promise.reject(new Error('there is no model')) });
  const parts = 'Wade all day: herons wade, and all wade all day. '.repeat(5);
  await writeFiles(join(config.dir, 'docs'), {
    ...Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`wade/${at}.md`, `# Wade all ${at}\n\n${parts}\n`])),
    'day.md': '# Day\n\n`--wade-all-day` wades until night.\n',
    'options.md': '# Options\n\n`--wade-all`\n: Into every pond.\n\n`-w`\n: Into one.\n',
    'w.md': '# W\n\nW is a letter, x-w a name.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const first = async (query: string) => (await search(knowledge, source, query, 1))[0]?.path;
  const queries = ['--wade-all', 'What does --wade-all do?', '-w', '--wade-all-day'];
  expect(await Promise.all(queries.map(first))).toEqual(['options.md', 'options.md', 'options.md', 'day.md']);
});

test('an option that nothing holds is looked for by its parts', async () => {
  const { paths, missing } = await openDocs();
  expect([(await paths('--squash-commit'))[0], await missing('--squash-commit')]).toEqual([
    expect.stringMatching(/^loud/),
    [],
  ]);
});

test('a page shows first its passage that holds the phrase', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: async () => Promise.reject(new Error('there is no model')) });
  await writeFiles(join(config.dir, 'docs'), {
    'a.md': `# Herons\n\n## Grey herons\n\n${'Grey herons, herons grey. '.repeat(40)}\n\n## Others\n\nA grey old heron sits.\n`,
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const query = 'grey herons "grey old heron"';
  const [first] = await search(knowledge, source, query, 3);
  expect(first?.trail).toEqual(['Herons', 'Others']);
});
