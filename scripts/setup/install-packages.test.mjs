import { expect, test } from 'vitest';
import { installReason } from './install-packages.mjs';

const lockfile = {
  packages: {
    '': { name: 'lectern', version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@libsql/win32-x64-msvc': { version: '0.5.29', optional: true },
  },
};
const installed = { packages: { 'node_modules/zod': { version: '4.6.7' } } };

test('a tree that holds what the lockfile says needs no install, whatever npm left out for other platforms', () => {
  expect(installReason(lockfile, installed)).toBeUndefined();
});

test('a missing tree, an unfinished one and an older one are installed again', () => {
  const older = { packages: { 'node_modules/zod': { version: '4.0.0' } } };
  expect([undefined, { packages: {} }, older].map((found) => installReason(lockfile, found))).toEqual([
    'node_modules is missing or unfinished',
    'package-lock.json asks for 1 other packages',
    'package-lock.json asks for 1 other packages',
  ]);
});
