import { expect, test } from 'vitest';
import { safeAddress } from './link-policy';

test('https addresses are links', () => {
  expect(safeAddress('https://react.dev/learn?a=1#b')).toBe('https://react.dev/learn?a=1#b');
});

test.each([
  'http://example.com',
  'javascript:alert(1)',
  ' jAvAsCrIpT:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'smb://host/share',
  'ms-msdt:/id',
  'lectern://app/',
  'vscode://file/x',
  '//example.com',
  '/s/other',
  '#x',
  'https://user:password@example.com',
  'https://user@example.com',
  'https://',
  '',
])('%j is none', (address) => {
  expect(safeAddress(address)).toBeNull();
});
