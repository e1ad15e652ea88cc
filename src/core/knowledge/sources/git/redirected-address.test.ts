import { expect, test } from 'vitest';
import { redirectedAddress } from './redirected-address';

const ADDRESS = 'https://example.org/old/docs';

test.each([
  ['https://example.org/new/docs/info/refs?service=git-upload-pack', 'https://example.org/new/docs'],
  ['/new/docs/info/refs', 'https://example.org/new/docs'],
  ['https://me:secret@example.org/new/docs/info/refs', 'https://example.org/new/docs'],
  ['https://evil.example.org/docs/info/refs', null],
  ['https://example.org@evil.org/docs/info/refs', null],
  ['https://example.org:8443/docs/info/refs', null],
  ['http://example.org/docs/info/refs', null],
  ['//10.0.0.1/docs/info/refs', null],
  ['file:///etc/info/refs', null],
  ['https://example.org/login', null],
  ['https://[', null],
])('a redirect to %s goes to %s', (location, address) => {
  const trace = `04:38:00.0 http.c:677 <= Recv header: Location: ${location}\n04:38:00.1 http.c:677 <= Recv header:\n`;
  expect(redirectedAddress(trace, ADDRESS)).toBe(address);
});

test('no redirect goes nowhere', () => {
  expect(redirectedAddress('fatal: something', ADDRESS)).toBeNull();
});
