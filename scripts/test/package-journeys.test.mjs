import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_JOURNEYS } from './package-journeys.mjs';

test.each(PACKAGE_JOURNEYS)('%s is there to run against the package', (path) => {
  expect(existsSync(resolve(import.meta.dirname, '../..', path))).toBe(true);
});
