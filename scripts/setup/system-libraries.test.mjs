import { expect, test } from 'vitest';
import { missingLibraries } from './system-libraries.mjs';

test('only libraries that the linker does not know are missing', () => {
  const cache = [
    '\tlibnss3.so (libc6,x86-64) => /lib/x86_64-linux-gnu/libnss3.so',
    '\tlibgtk-3.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgtk-3.so.0',
    // A longer name must not stand for a shorter one.
    '\tlibgbm.so.10 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgbm.so.10',
  ].join('\n');
  const missing = missingLibraries(cache).map(({ file }) => file);
  expect(missing).not.toContain('libnss3.so');
  expect(missing).not.toContain('libgtk-3.so.0');
  expect(missing).toContain('libgbm.so.1');
  expect(missing).toContain('libasound.so.2');
});
