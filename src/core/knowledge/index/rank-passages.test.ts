import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankPassages, type Evidence } from './rank-passages';

const scores = fc
  .array(
    fc.record({
      fileId: fc.nat(5),
      words: fc.nat(1_000),
      meaning: fc.integer({ min: -8, max: 8 }).map((each) => each / 8),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map((each, id): Evidence => ({
      ...each,
      id,
      path: `${each.fileId}.md`,
      title: 0,
      source: 0,
      names: 0,
      defines: 0,
      phrases: 0,
      links: [],
    })),
  );

test('every passage comes back once, best first', () => {
  fc.assert(
    fc.property(scores, (list) => {
      const ranked = rankPassages(list);
      expect(ranked.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(list.map(({ id }) => id));
      expect(ranked.map((each) => each.score)).toEqual(ranked.map((each) => each.score).toSorted((a, b) => b - a));
      expect(ranked.every((each) => each.score >= 0 && Number.isFinite(each.score))).toBe(true);
    }),
  );
});

test('the order does not depend on the order of the input, nor on the unit of a search', () => {
  fc.assert(
    fc.property(scores, fc.constantFrom(0.5, 2, 1_024), (list, unit) => {
      const order = rankPassages(list).map(({ id }) => id);
      expect(rankPassages(list.toReversed()).map(({ id }) => id)).toEqual(order);
      expect(rankPassages(list.map((each) => ({ ...each, words: each.words * unit }))).map(({ id }) => id)).toEqual(
        order,
      );
    }),
  );
});

test('a passage that is better in both searches is never behind one of its own file', () => {
  fc.assert(
    fc.property(scores, (list) => {
      const place = new Map(rankPassages(list).map(({ id }, at) => [id, at]));
      for (const a of list) {
        for (const b of list) {
          if (a.fileId !== b.fileId || a.words <= b.words || (a.meaning ?? 0) <= (b.meaning ?? 0)) continue;
          expect(place.get(a.id)).toBeLessThan(place.get(b.id) ?? -1);
        }
      }
    }),
  );
});

test('a good passage of another file comes before the third of the same', () => {
  const of = (id: number, fileId: number, words: number): Evidence => ({
    id,
    fileId,
    path: `${fileId}.md`,
    words,
    meaning: 0,
    title: 0,
    source: 0,
    names: 0,
    defines: 0,
    phrases: 0,
    links: [],
  });
  expect(rankPassages([of(1, 1, 10), of(2, 1, 9.5), of(3, 1, 9), of(4, 2, 9)]).map(({ id }) => id)).toEqual([
    1, 2, 4, 3,
  ]);
});

describe('a passage gains', () => {
  const of = (id: number, more: Partial<Evidence> = {}): Evidence => ({
    id,
    fileId: id,
    path: `${id}.md`,
    words: 10,
    meaning: 0,
    title: 0,
    source: 0,
    names: 0,
    defines: 0,
    phrases: 0,
    links: [],
    ...more,
  });

  test.each<[string, Evidence[]]>([
    ['by more of the words', [of(1, { words: 9 }), of(2)]],
    ['by a nearer meaning', [of(1, { meaning: 0.3 }), of(2, { meaning: 0.9 })]],
    ['by a much nearer meaning over a few more words', [of(1), of(2, { words: 9, meaning: 0.9 })]],
    ['that is not embedded yet over one that says less', [of(1, { words: 5, meaning: 0.9 }), of(2, { meaning: null })]],
    [
      'by a near meaning over one that is not embedded',
      [of(1, { words: 9.5, meaning: null }), of(2, { meaning: 0.9 })],
    ],
    ['by a source that the question names', [of(1), of(2, { source: 1 })]],
    [
      'by a source that the question names, over more of all else elsewhere',
      [of(1, { meaning: 0.8, title: 0.4 }), of(2, { words: 5, meaning: 0.5, source: 1 })],
    ],
    ['by a page that the question names', [of(1), of(2, { title: 0.8 })]],
    ['by links from the best passages', [of(1), of(2, { words: 9 }), of(3, { links: [2] }), of(4, { links: [2] })]],
    ['by more of the kind on its page', [of(1), of(2, { words: 9.9 }), of(3, { fileId: 2, words: 9 })]],
    ['by defining all that is asked for', [of(1, { title: 0.8 }), of(2, { words: 2, defines: 1 })]],
    ['over one that defines half of what is asked for', [of(1, { words: 2, defines: 0.5 }), of(2, { title: 0.8 })]],
    ['over news', [of(1, { path: 'blog/2024/05/31/new.md' }), of(2)]],
    ['over notes of a release', [of(1, { path: 'Documentation/RelNotes/1.5.3.txt' }), of(2)]],
    ['over what was new once', [of(1, { path: 'Doc/whatsnew/2.7.rst' }), of(2)]],
    ['over code', [of(1, { path: 'src/a.ts' }), of(2)]],
    ['over a test', [of(1, { path: 'src/a.test.ts' }), of(2, { path: 'src/a.ts' })]],
    ['over a folder of tests', [of(1, { path: 'tests/a.py' }), of(2, { path: 'a.py' })]],
    ['over tests in t, as Perl has them', [of(1, { path: 't/a.sh' }), of(2, { path: 'a.sh' })]],
    ['over what tests read', [of(1, { path: 'tests/data.txt' }), of(2, { words: 9 })]],
    ['over fixtures', [of(1, { path: 'lib/fixtures/page.md' }), of(2, { words: 9 })]],
    ['over a list for a tool', [of(1, { path: 'docs/requirements-dev.txt' }), of(2, { words: 9 })]],
    ['where it is a guide without an ending', [of(1, { path: 'a.sh', words: 9 }), of(2, { path: 't/README' })]],
    ['where prose speaks of tests', [of(1, { words: 9 }), of(2, { path: 'tests/guide.md' })]],
  ])('%s', (_, evidence) => {
    expect(rankPassages(evidence)[0]?.id).toBe(2);
  });

  test.each([
    ['docs/a.md', 'src/a.c', 7.5],
    ['src/a.c', 'tests/a.c', 7.5],
  ])('over code and tests, more so by a question in a sentence: %s over %s', (path, other, words) => {
    const evidence = [of(1, { path: other }), of(2, { path, words })];
    const orders = (['keywords', 'sentence'] as const).map((asked) => rankPassages(evidence, asked)[0]?.id);
    expect(orders).toEqual([1, 2]);
  });
});
