import { expect, test } from 'vitest';
import { recallLimitMs } from './memory-status';

test('a turn waits longer for memory only while its worker starts', () => {
  expect((['starting', 'ready', 'broken'] as const).map(recallLimitMs)).toEqual([3_000, 400, 400]);
});
