import { createClient } from '@libsql/client';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { ftsAny, ftsPath, ftsSources, nameParts, searchTerms } from './fts-query';
import { INDEX_SCHEMA } from './index-schema';

test.each([
  ['How do I add a repository?', ['add', 'repository']],
  ['What is it?', ['what', 'is', 'it']],
  ['useEffect vs. useLayoutEffect', ['useeffect', 'uselayouteffect']],
  ['C++ NEAR("x" OR *) AND source:place', ['near', 'source', 'place']],
  ['東京 の天気', ['東京', 'の天気']],
  ['  \0\n', []],
])('%j is looked for by %j', (question, terms) => {
  expect(searchTerms(question)).toEqual(terms);
});

test('any text is a query that full text accepts, and that stays within the sources', async () => {
  const client = createClient({ url: ':memory:' });
  onTestFinished(() => client.close());
  await client.batch([...INDEX_SCHEMA], 'write');
  await client.execute(
    "INSERT INTO passages_text (rowid, source, text) VALUES (1, 'source1', 'word other'), (2, 'source2', 'word')",
  );
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 10 }),
            fc.constantFrom('"', '*', 'NEAR(', 'AND', ':', '^', '東京'),
          ),
        )
        .map((words) => words.join(' ')),
      async (text) => {
        const query = `(${ftsSources([2])}) AND (${ftsAny(searchTerms(`${text} word source1 source2`))})`;
        const { rows } = await client.execute({
          sql: 'SELECT rowid FROM passages_text WHERE passages_text MATCH ?',
          args: [query],
        });
        expect(rows.map((row) => row.rowid)).toEqual([2]);
      },
    ),
  );
});

test.each([
  ['useLayoutEffect and max_size of x', ['use', 'layout', 'effect']],
  ['東京の天気', ['東京', '京の', 'の天', '天気']],
  ['plain words', []],
])('%j has the name parts %j', (text, parts) => {
  expect(nameParts(text)).toEqual(parts);
});

test('any path is a query that full text accepts', async () => {
  const client = createClient({ url: ':memory:' });
  onTestFinished(() => client.close());
  await client.batch([...INDEX_SCHEMA], 'write');
  const step = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('"', '\0', '*', '^', 'docs', 'é', '東京'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 4 }), async (steps) => {
      const path = steps.join('/');
      await client.execute({
        sql: "INSERT OR REPLACE INTO passages_text (rowid, path, text) VALUES (1, ?, 'word')",
        args: [`${path}/a.md`],
      });
      const { rows } = await client.execute({
        sql: 'SELECT rowid FROM passages_text WHERE passages_text MATCH ?',
        args: [ftsPath(path) ?? 'word'],
      });
      expect(rows).toHaveLength(1);
    }),
  );
});
