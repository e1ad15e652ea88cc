import { expect, it } from 'vitest';
import type { ImportReport } from '../../../../shared/domain/transfer';
import { countsOf, tellImported, unlistedIn } from './import-figures';

const report: ImportReport = { imported: 3, updated: 1, unchanged: 0, partly: 0, skipped: 2, problems: [] };

it('tells of bytes once there are any', () => {
  expect([tellImported(0, 0), tellImported(0, 2_000)]).toEqual([
    'Reading the files…',
    expect.stringMatching(/^Importing, 0.* of 2/),
  ]);
});

it('tells of conversations that are here in part where there are such', () => {
  const counts = (partly: number) => countsOf({ ...report, partly }).map(([name, count]) => `${name} ${count}`);
  const [before, after] = [['Imported 3', 'Added to 1', 'Already here 0'], ['Not imported 2']];
  expect([counts(0), counts(1)]).toEqual([
    [...before, ...after],
    [...before, 'Of these in part 1', ...after],
  ]);
});

it('counts the problems of both kinds that are not listed', () => {
  const problem = { file: 'c.json', at: null, error: { code: 'import.shape', params: {} } };
  expect(unlistedIn({ ...report, partly: 4, problems: [problem] })).toBe(5);
});
