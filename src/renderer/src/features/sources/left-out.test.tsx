import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { SkippedFiles } from '../../../../shared/domain/skipped-files';
import { LeftOut } from './left-out';

function shown(skipped: readonly SkippedFiles[], step?: 'indexing' | 'embedding'): readonly string[] {
  const working = { state: 'working', progress: { step: step ?? 'checking', done: 1, total: 2 } } as const;
  const source = step === undefined ? ({ state: 'ready', progress: null } as const) : working;
  const drawn = renderToStaticMarkup(<LeftOut source={{ skipped, ...source }} />);
  return [...drawn.matchAll(/>([^<>]+)</g)].map((match) => match[1] ?? '');
}

test('what is not read is counted, with its reasons and some of its names behind that', () => {
  const names = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md', 'f.md'];
  expect(
    shown([
      { reason: 'tooLarge', count: 1, paths: ['huge.md'] },
      { reason: 'binary', count: 1_200, paths: names },
    ]),
  ).toEqual([
    '1,201 files and folders are not read',
    'Over 1 MB: 1',
    'huge.md',
    'Not text: 1,200',
    'a.md, b.md, c.md, d.md, e.md, and 1,195 more',
  ]);
});

test('where all is read, nothing is said', () => {
  expect(shown([])).toEqual([]);
});

test('it is told while what was read is embedded, and not while files are still looked at', () => {
  const skipped: readonly SkippedFiles[] = [{ reason: 'tooLarge', count: 1, paths: ['huge.md'] }];
  expect([shown(skipped, 'indexing'), shown(skipped, 'embedding')]).toEqual([[], shown(skipped)]);
});
