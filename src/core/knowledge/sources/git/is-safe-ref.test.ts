import { expect, test } from 'vitest';
import { isSafeRef } from './is-safe-ref';

test.each(['main', 'feature/a-b_c.1', 'v1.2.3', 'é', '0123456789012345678901234567890123456789', 'a@b'])(
  '%s may be given to git',
  (ref) => {
    expect(isSafeRef(ref)).toBe(true);
  },
);

test.each([
  '',
  '-x',
  '--upload-pack=x',
  '@',
  '@{-1}',
  'a@{1}',
  'a..b',
  'a:b',
  '+a',
  'a^',
  'a~1',
  'a b',
  'a\nb',
  'a\0b',
  'a*',
  'a?',
  'a[b',
  'a\\b',
  '/a',
  'a/',
  'a//b',
  '.a',
  'a/.b',
  'a.',
  'a.lock',
  'a.lock/b',
  'a'.repeat(501),
])('%j may not', (ref) => {
  expect(isSafeRef(ref)).toBe(false);
});
