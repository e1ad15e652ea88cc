import { expect, test } from 'vitest';
import type { StorageUse } from '../../../../shared/contract/sources';
import { wording } from '../../../../shared/text/wording';
import { whyNothingToFree } from './why-nothing-to-free';

test('why fetched repositories cannot be freed is told, where none can', () => {
  const why = (kept: StorageUse['kept'], freeableKeys: readonly string[] = []) =>
    whyNothingToFree({ kept, freeableKeys: [...freeableKeys] });
  const { keptBusy, keptPinned, keptBoth } = wording.settings;
  expect([why(['busy']), why(['pinned']), why(['pinned', 'busy']), why(['busy'], ['a']), why([])]).toEqual([
    keptBusy,
    keptPinned,
    keptBoth,
    null,
    null,
  ]);
});
