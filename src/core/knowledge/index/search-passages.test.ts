import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Embedder } from '../embedding/embedder';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const noModel = async () => Promise.reject(new Error('there is no model'));

test.each([
  ['words alone', { embedder: noModel }],
  ['words and meaning', {}],
])('below a path it is found by %s what 300 passages elsewhere say better', async (_, parts) => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, parts);
  const elsewhere = Array.from({ length: 150 }, (_value, at) => [
    // The words of its path begin alike, and its name sorts between the folder and what is in it.
    [`docs/guide-old/${at}.md`, '# Heron\n\nheron heron heron\n'],
    [`other/docs/guide/${at}.md`, '# Heron\n\nheron heron heron\n'],
  ]).flat();
  const wanted = 'Among much else that is said here of ponds and reeds there stands a heron, which is grey.';
  await writeFiles(join(config.dir, 'docs'), {
    ...Object.fromEntries(elsewhere),
    'docs/guide/birds.md': `# Birds\n\n${wanted}\n`,
    'docs/guide/deep/er.md': `# Deeper\n\n${wanted}\n`,
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const paths = async (pathPrefix: string) => {
    const input = { query: 'heron', keys: [source.key], excludeIds: [], limit: 8, pathPrefix };
    return (await knowledge.sources.search(input)).passages.map(({ path }) => path).toSorted();
  };
  expect(await paths('docs/guide')).toEqual(['docs/guide/birds.md', 'docs/guide/deep/er.md']);
  expect(await paths('docs/guide/birds.md')).toEqual(['docs/guide/birds.md']);
  expect(await paths('docs/gui')).toEqual([]);
  expect(await paths('%')).toEqual([]);
});

test.each([
  ['How do I tidy up after an effect?', 'The tidyup function runs when the pond dries.'],
  ['What is a tidyup?', 'When the pond dries you tidy up its banks.'],
])('a verb with a particle is found as it is written elsewhere: %s', async (question, wanted) => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  await writeFiles(join(config.dir, 'docs'), {
    'herons.md': '# Herons\n\nA heron has no effect on the pond.\n',
    'ponds.md': `# Ponds\n\n${wanted}\n`,
    'reeds.md': '# Reeds\n\nA reed is up early, and its banks are tidy.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  expect((await search(knowledge, source, question, 3)).map(({ path }) => path)).toContain('ponds.md');
});

test.each([
  ['Which color has it?', 'Its colour is that of ash.'],
  ['How do I initialise it?', 'You initialize it with ash.'],
])('a word is found in either of its spellings: %s', async (question, wanted) => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  await writeFiles(join(config.dir, 'docs'), {
    'herons.md': '# Herons\n\nGrey.\n',
    'ponds.md': `# Ponds\n\n${wanted}\n`,
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  expect((await search(knowledge, source, question, 3)).map(({ path }) => path)).toEqual(['ponds.md']);
});

test('a question finds what documentation says in another word, after what says it as asked', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  await writeFiles(join(config.dir, 'docs'), {
    'gulls.md': `# Gulls\n\nWhat to omit of gulls, which are white, is much. ${'They sit. '.repeat(20)}\n`,
    'herons.md': '# Herons\n\nWhat is redacted of herons: the tokens.\n',
    'terns.md': '# Terns\n\nA tern may hide, as a password does.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const found = await search(knowledge, source, 'How do I hide passwords?', 3);
  expect(found.map(({ path }) => path)).toEqual(['terns.md', 'herons.md', 'gulls.md']);
  expect(found.map(({ fit }) => fit)).toEqual([1, 0.6, 0.3]);
});

test('who asks in keywords means them, who asks in a sentence may not know them', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  await writeFiles(join(config.dir, 'docs'), {
    'herons.md': '# Herons\n\nRedact, mask or censor what is a secret: a token, a credential.\n',
    'terns.md': `# Terns\n\nA tern may hide passwords. ${'It sits on a reed. '.repeat(60)}\n`,
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const first = async (question: string) => (await search(knowledge, source, question, 2))[0]?.path;
  expect(await first('hide passwords')).toBe('terns.md');
  expect(await first('How do I hide passwords?')).toBe('herons.md');
});

test.each([
  ['a listing', '```js\nopen(pond);\n```', ['birds.md', 'birds.md']],
  ['more words', 'A gull is in it too.', ['birds.md', 'ponds.md']],
  ['a listing of the next section', '## Reeds\n\n```js\nopen(pond);\n```', ['birds.md', 'ponds.md']],
])('what goes on in the next passage comes with what explains it: %s', async (_, next, paths) => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  const explained = `The heron fishes: it stands still. ${'It is grey. '.repeat(60)}`;
  await writeFiles(join(config.dir, 'docs'), {
    'birds.md': `# Birds\n\n${explained}\n\n${next}\n\n${'So be it. '.repeat(80)}\n`,
    'ponds.md': '# Ponds\n\nIn a pond there may be a heron.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const found = await search(knowledge, source, 'How does a heron fish?', 2);
  expect(found.map(({ path }) => path)).toEqual(paths);
});

test('what several files repeat word for word is given once, from the best of them', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const repeated = '## Options\n\nThe heron may be grey or white.\n';
  await writeFiles(join(config.dir, 'docs'), {
    'gulls.md': `# Gulls\n\nA gull is white.\n\n${repeated}`,
    'herons.md': `# Herons\n\nThe bird of the pond.\n\n${repeated}`,
    'terns.md': `# Terns\n\nA tern is small.\n\n${repeated}`,
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const found = await search(knowledge, source, 'grey heron options', 10);
  const repeats = found.filter(({ text }) => text.includes('grey'));
  expect(repeats.map(({ path }) => path)).toEqual(['herons.md']);

  const input = { keys: [source.key], excludeIds: repeats.map(({ id }) => id), limit: 10 };
  // Of the one question the page that was shown is the best, of the other one that was not.
  for (const query of ['grey heron options', 'gull options']) {
    const { passages: again } = await knowledge.sources.search({ query, ...input });
    expect(again.map(({ text }) => text)).not.toContainEqual(expect.stringContaining('grey'));
    expect(again.length).toBeGreaterThan(0);
  }
});

test('what many files repeat word for word does not keep others from being found', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  const repeated = '# Herons\n\nheron heron heron\n';
  const copies = Array.from({ length: 30 }, (_value, at) => [`${at}/herons.md`, repeated] as const);
  await writeFiles(join(config.dir, 'docs'), {
    ...Object.fromEntries(copies),
    'pond.md': '# The pond\n\nBy the pond, among reeds and rushes, there stands now and then a grey heron.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const found = await search(knowledge, source, 'heron', 2);
  expect(found.map(({ text }) => text.includes('pond'))).toEqual([false, true]);
});

test('a name out of code that hardly stands elsewhere comes first, in code too', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const guide = '# Parse HTTP header date\n\nTo parse the date of an HTTP header, parse the header for its date.\n\n';
  await writeFiles(join(config.dir, 'docs'), {
    'guide.md': `${guide}## Parse\n\nParse the HTTP header first.\n\n## Date\n\nThen its date.\n`,
    'src/pool.ts':
      'export class Pool {}\n\nexport function parseHttpHeaderDate(text: string) {\n  return new Date(text);\n}\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const first = async (query: string) => (await search(knowledge, source, query))[0]?.path;
  expect(await first('parseHttpHeaderDate')).toBe('src/pool.ts');
  expect(await first('How does parseHttpHeaderDate parse the date of a header?')).toBe('src/pool.ts');
  expect(await first('How do I parse the date of a header?')).toMatch(/^guide/);
});

test('a word is as rare as it is in what is searched, not in the whole index', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  const pages = (count: number, text: string) =>
    Object.fromEntries(Array.from({ length: count }, (_value, at) => [`page-${at}.md`, `# Page ${at}\n\n${text}\n`]));
  await writeFiles(join(config.dir, 'birds'), {
    ...pages(40, 'A heron is grey.'),
    'page-41.md': '# Page 41\n\nA pond is wet.\n',
  });
  await writeFiles(join(config.dir, 'water'), pages(300, 'A pond is wet.'));
  const birds = sourceOf('folder', join(config.dir, 'birds'));
  const water = sourceOf('folder', join(config.dir, 'water'));
  for (const source of [birds, water]) await update(knowledge, source);
  const [first] = await search(knowledge, birds, 'heron or pond');
  expect(first?.path).toBe('page-41.md');
});

test('what says it in other words is found by its meaning, which counts beside the words', async () => {
  const config = await temporaryConfig();
  const topics = [/heron|bird|wader/i, /gull/i, /pond|water/i];
  const embedder: Embedder = {
    id: 'topics',
    dimension: topics.length,
    async embed(text) {
      const vector = Float32Array.from(topics, (topic) => (topic.test(text) ? 1 : 0));
      return vector.map((value) => value / (Math.hypot(...vector) || 1));
    },
  };
  const knowledge = openKnowledge(config, { embedder: async () => embedder });
  await writeFiles(join(config.dir, 'docs'), {
    'a.md': 'Of the gull it is told.\n',
    'b.md': 'Of the heron it is told.\n',
    'c.md': 'There is a wader.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const paths = async (question: string) => (await search(knowledge, source, question)).map(({ path }) => path);
  expect(await paths('bird')).toEqual(['b.md', 'c.md']);
  expect((await paths('a bird that is told of'))[0]).toBe('b.md');
});

test('a page whose title is asked for comes before one that has the words more often', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  await writeFiles(join(config.dir, 'docs'), {
    'a.md': '# Birds\n\nFeeding herons. Feeding herons is hard. Feeding herons, feeding herons.\n',
    'b.md': '# Feeding herons\n\nThey eat fish, frogs and now and then a mouse, early in the morning and at dusk.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  expect((await search(knowledge, source, 'feeding herons')).map(({ path }) => path)).toEqual(['b.md', 'a.md']);
});

test('of the page that is asked for the section comes first that the question names, though others say its words', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  const usage = 'Open it and return early: what open does return, open will return again. '.repeat(8);
  await writeFiles(join(config.dir, 'docs'), {
    'close.md': '# Close\n\nCloses it.\n\n## Returns\n\nNothing.\n',
    'open.md': `# Open\n\nOpens it.\n\n## Usage\n\n${usage}\n\n## Returns\n\nA handle of the file.\n`,
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const [first] = await search(knowledge, source, 'What does open return?');
  expect([first?.path, first?.trail]).toEqual(['open.md', ['Open', 'Returns']]);
});

test('who asks in a sentence gets what explains before what does it, unless it names something out of code', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  await writeFiles(join(config.dir, 'docs'), {
    'src/a.c': 'int pond_keep(int heron)\n{\n  return heron;\n}\n',
    'guide.md': `Ponds keep herons. ${'They sit. '.repeat(3)}\n`,
    'other.md': 'Gulls.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const first = async (query: string) => (await search(knowledge, source, query, 3))[0]?.path;
  expect(await first('pond keep heron')).toBe('src/a.c');
  expect(await first('What does the pond of a heron keep?')).toBe('guide.md');
  expect(await first('What does heron_pond keep?')).toBe('src/a.c');
});

test('of what several sources say alike, that of the source which the question names is first and fits', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  const sources = ['owner/heron', 'owner/stork'].map((name, at) =>
    sourceOf('folder', join(config.dir, `${at}`), { name }),
  );
  const pages = ['How to cache the result of a function.', 'The result of a function is kept in the cache.'];
  for (const [at, source] of sources.entries()) {
    await writeFiles(source.address, { 'cache.md': `# Cache\n\n${pages[at]}\n`, 'other.md': '# Other\n\nA pond.\n' });
    await update(knowledge, source);
  }
  const ask = async (query: string, some = sources) => {
    const keys = some.map(({ key }) => key);
    const {
      passages: [first],
    } = await knowledge.sources.search({ query, keys, excludeIds: [], limit: 8 });
    return [first?.sourceName, first?.fit];
  };
  expect(await ask('How do I cache the result of a function in Heron?')).toEqual(['owner/heron', 1]);
  expect(await ask('How do I cache the result of a function in Stork?')).toEqual(['owner/stork', 1]);
  const alone = await ask('How do I cache the result of a function in Heron?', sources.slice(0, 1));
  expect(alone).toEqual(await ask('How do I cache the result of a function in Gulls?', sources.slice(0, 1)));
});

test('a page whose title has of a question what only joins its words is not before one that has its words', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  await writeFiles(join(config.dir, 'docs'), {
    'between.md': '# Between\n\nA gull changed.\n',
    'ponds.md': '# Ponds\n\nAn egg changed, as nests do.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const [first] = await search(knowledge, source, 'What changed between the nests?', 3);
  expect(first?.path).toBe('ponds.md');
});

test('beside hundreds of passages with a rarer word, one that has it is rated by its common words too', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  const pages = (name: string, count: number, text: string) =>
    Array.from({ length: count }, (_value, at) => [`${name}-${at}.md`, `# Page ${at}\n\n${text}\n`]);
  await writeFiles(join(config.dir, 'docs'), {
    ...Object.fromEntries([
      ...pages('heron', 310, 'A heron stands still for as long as it has to, whatever the day.'),
      ...pages('pond', 400, 'A pond is deep, and the water in it is cold in spring.'),
      ...pages('moss', 800, 'Moss grows where it is wet.'),
    ]),
    'both.md': '# Both\n\nA heron stands still in the pond for as long as it has to, whatever the day.\n',
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  expect((await search(knowledge, source, 'heron pond', 3))[0]?.path).toBe('both.md');
  // Where none has the rarer word, the other names passages.
  expect((await search(knowledge, source, 'kingfisher pond', 3))[0]?.path).toMatch(/^(?:pond-\d+|both)\.md$/);
});

test('what alone has a word of the question is among the first, be it code', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config, { embedder: noModel });
  const limits = Array.from({ length: 60 }, (_, at) => [
    `docs/${at}.md`,
    `# Limits of pond ${at}\n\nThe limit is ${at}.\n`,
  ]);
  const doc = `"""Wades; ${'reeds and banks are left as they are, '.repeat(12)}perch 7 is the last."""`;
  await writeFiles(join(config.dir, 'docs'), {
    ...Object.fromEntries(limits),
    'wade.py': `def wade(depth, perch=0):\n    ${doc}\n    return depth\n`,
  });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const paths = (await search(knowledge, source, 'Is there a limit for perch?', 3)).map(({ path }) => path);
  expect(paths).toContain('wade.py');
});
