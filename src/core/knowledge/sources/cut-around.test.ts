import { expect, test } from 'vitest';
import type { CitedPlace } from '../../../shared/domain/passage';
import { cutAround } from './cut-around';

const numbered = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at + 1}`).join('\n');

function cut(count: number, lines: CitedPlace['lines']): readonly [first: number, lines: number, text: string] {
  const place = { sourceKey: 'k', sourceName: 's', commit: null, path: 'a.md', lines, blob: 'b' };
  const { text, firstLine } = cutAround(place, numbered(count));
  const shown = text.split('\n');
  return [firstLine, shown.length, shown[0] ?? ''];
}

test('a file of up to 4,000 lines is shown whole; of a longer one those around what is cited', () => {
  expect([
    cut(3, [2, 2]),
    cut(4_000, [3_999, 4_000]),
    cut(10_000, [5_000, 5_001]),
    cut(10_000, [2, 3]),
    cut(10_000, [9_999, 9_999]),
    cut(10_000, [1_000, 6_000]),
    cut(10, [400, 500]),
  ]).toEqual([
    [1, 3, 'line 1'],
    [1, 4_000, 'line 1'],
    [3_001, 4_000, 'line 3001'],
    [1, 4_000, 'line 1'],
    [6_001, 4_000, 'line 6001'],
    [1_000, 4_000, 'line 1000'],
    [1, 10, 'line 1'],
  ]);
});

test('the cited lines of a text come as a person reads them too, those of source code do not', () => {
  const open = (path: string) =>
    cutAround(
      { sourceKey: 'k', sourceName: 's', commit: null, path, lines: [2, 2], blob: 'b' },
      '<h1>a</h1>\n<b>b</b>\nc',
    ).shown;
  expect(['a.html', 'a.md', 'a.ts'].map(open)).toEqual(['**b**', 'b', null]);
});
