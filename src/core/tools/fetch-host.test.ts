import { expect, it } from 'vitest';
import { addressOf } from '../knowledge/sources/parse-address';
import { hostToAllow, isHostAllowed } from './fetch-host';

/** The host of an address as a model names it. */
const hostOf = (typed: string): string | null => hostToAllow(addressOf(typed) ?? 'refused');

it.each([
  ['https://github.com/owner/project', 'github.com'],
  ['github.com/owner/project', 'github.com'],
  ['https://GitHub.com:8443/a', 'github.com:8443'],
  ['https://github.com@evil.example/a', 'evil.example'],
  ['https://me:secret@git.example.org/a', 'git.example.org'],
  ['git@GitHub.com:owner/project.git', 'ssh://github.com'],
  ['ssh://git@GitHub.com/owner/project.git', 'ssh://github.com'],
  ['ssh://git@example.org:2222/a', 'ssh://example.org:2222'],
  ['https://93.184.215.14/a', '93.184.215.14'],
  ['https://[2606:4700::1111]/a', '[2606:4700::1111]'],
])('%s is of %s', (typed, host) => {
  expect(hostOf(typed)).toBe(host);
});

it.each([
  'http://127.0.0.1:8080/a',
  'http://localhost/a',
  'https://localhost./a',
  'http://[::1]/a',
  'https://127.1/a',
  'https://2130706433/a',
  'git@0x7f000001:a',
  'git@127.1.1.1:a',
  'ssh://git@0177.0.0.1/a',
  'https://10.1.2.3/a',
  'https://172.20.0.1/a',
  'https://192.168.1.1/a',
  'https://169.254.169.254/a',
  'https://100.100.1.1/a',
  'https://0.0.0.0/a',
  'https://[::ffff:127.0.0.1]/a',
  'https://[::ffff:8.8.8.8]/a',
  'https://[fd00::1]/a',
  'https://[fe80::1]/a',
  'https://[64:ff9b::7f00:1]/a',
  'https://[2002:7f00:1::]/a',
  'https://gitserver/a',
  'git@gitserver:a',
  'https://git.local/a',
  'https://git.corp.internal/a',
  'https://nas.home.arpa/a',
  // git decodes before it looks for the host, which is evil.example here.
  'ssh://evil.example%2F@github.com/a',
  'ssh://%6c%6f%63%61%6c%68%6f%73%74/a',
])('%s is asked about each time', (typed) => {
  expect(hostOf(typed)).toBeNull();
});

it('what is allowed is that host, fetched in that way from that port, and no other, whatever is in the list', () => {
  const addresses = [
    'https://github.com/a',
    'https://github.com:444/a',
    'git@github.com:a',
    'ssh://git@github.com/a',
    'ssh://git@github.com:444/a',
    'https://github.com.evil.example/a',
    'https://www.github.com/a',
    'http://github.com/a',
    'http://127.0.0.1/a',
    'http://localhost/a',
  ];
  const allowedBy = (...hosts: readonly string[]): readonly string[] =>
    addresses.filter((address) => isHostAllowed(address, ['127.0.0.1', 'localhost', 'http://github.com', ...hosts]));
  expect(
    ['github.com', 'github.com:444', 'ssh://github.com', 'ssh://github.com:444'].map((host) => allowedBy(host)),
  ).toEqual([addresses.slice(0, 1), addresses.slice(1, 2), addresses.slice(2, 4), addresses.slice(4, 5)]);
});
