import { expect, test } from 'vitest';
import { isLookup } from './is-lookup';

test.each([
  '--wade-all',
  '@ponds --wade-all',
  '-x',
  'heron unlock --steal',
  'parseDate',
  '@ponds Heron.wade()',
  'heron::init()',
  'max_size',
  'heron.toml',
  "TypeError: Cannot read properties of undefined (reading 'cage')",
  'error[E0502]: cannot borrow the heron',
  'EPOND_LOCKED: pond is locked by another heron',
  'npm ERR! code ERESOLVE',
  'src/pond.c:12:3: error: expected a heron\n  12 | wade',
  'Traceback (most recent call last):\n  File "pond.py", line 3',
])('looked for, and told by nobody: %s', (text) => expect(isLookup(text)).toBe(true));

test.each([
  'Otto',
  'safe 44-19',
  'wifi_key: kestrel9',
  'port=7411',
  'We start it with --turbo.',
  'Otto runs heron --turbo.',
  'the server runs with --turbo',
  'Error 44 is on the boiler',
  'EMAIL: otto@example.org',
  'The build ends with TypeError: no cage',
  'Warning: the boiler leaks',
  'my_key is under the mat',
  'spare fuse behind the boiler',
  '妹の名前はさくらです',
  '',
])('a note, or more: %s', (text) => expect(isLookup(text)).toBe(false));
