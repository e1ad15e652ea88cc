import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { hostLink, placeText } from './host-link';

const C = 'c'.repeat(40);
const place = { sourceName: 'demo', path: 'src/a b.ts', commit: C, lines: [3, 9] as [number, number] };

test.each([
  ['https://github.com/owner/demo', `https://github.com/owner/demo/blob/${C}/src/a%20b.ts#L3-L9`],
  ['https://github.com/owner/demo.git', `https://github.com/owner/demo/blob/${C}/src/a%20b.ts#L3-L9`],
  ['git@github.com:owner/demo.git', `https://github.com/owner/demo/blob/${C}/src/a%20b.ts#L3-L9`],
  ['ssh://git@github.com:22/owner/demo.git/', `https://github.com/owner/demo/blob/${C}/src/a%20b.ts#L3-L9`],
  [
    'https://GitHub.example.com:8443/owner/demo',
    `https://github.example.com:8443/owner/demo/blob/${C}/src/a%20b.ts#L3-L9`,
  ],
  ['https://gitlab.com/group/sub/demo.git', `https://gitlab.com/group/sub/demo/-/blob/${C}/src/a%20b.ts#L3-9`],
  ['gitlab.example.org:group/demo', `https://gitlab.example.org/group/demo/-/blob/${C}/src/a%20b.ts#L3-9`],
  ['https://bitbucket.org/owner/demo', `https://bitbucket.org/owner/demo/src/${C}/src/a%20b.ts#lines-3:9`],
  ['https://codeberg.org/owner/demo.git', `https://codeberg.org/owner/demo/src/commit/${C}/src/a%20b.ts#L3-L9`],
  ['https://gitea.example.org/owner/demo', `https://gitea.example.org/owner/demo/src/commit/${C}/src/a%20b.ts#L3-L9`],
  ['git@git.sr.ht:~owner/demo', `https://git.sr.ht/~owner/demo/tree/${C}/item/src/a%20b.ts#L3-9`],
])('%s has a page for lines', (address, link) => {
  expect(hostLink(address, place)).toBe(link);
});

test('one line, and a file that the host would draw', () => {
  const guide = { ...place, path: 'docs/guide.md', lines: [3, 3] as [number, number] };
  expect(
    ['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'git.sr.ht'].map((host) =>
      hostLink(`https://${host}/o/r`, guide)?.replace(`https://${host}/o/r`, '').replace(C, '…'),
    ),
  ).toEqual([
    '/blob/…/docs/guide.md?plain=1#L3',
    '/-/blob/…/docs/guide.md?plain=1#L3',
    '/src/…/docs/guide.md#lines-3',
    '/src/commit/…/docs/guide.md?display=source#L3',
    '/tree/…/item/docs/guide.md?view-source#L3',
  ]);
});

test.each(['README.org', 'docs/guide.textile'])('%s is one that the host would draw', (path) => {
  expect(hostLink('https://github.com/o/r', { ...place, path })).toContain('?plain=1#');
});

test.each([
  '/home/me/demo',
  'C:\\demo',
  'https://example.org/owner/demo',
  'https://notgithub.com/owner/demo',
  'https://github.com',
  'https://github.com/owner',
  'http://127.0.0.1:3000/owner/demo',
  'file:///github.com/owner/demo',
  '',
])('%j has none', (address) => {
  expect(hostLink(address, place)).toBeNull();
});

test('what is not committed has none', () => {
  expect([null, 'main', '../../x'].map((commit) => hostLink('https://github.com/o/r', { ...place, commit }))).toEqual([
    null,
    null,
    null,
  ]);
});

test.each(['../x', 'a/../../x', './x', 'a//x', ''])('no file is named %j', (path) => {
  expect(hostLink('https://github.com/o/r', { ...place, path })).toBeNull();
});

test('a place without a page is told in words', () => {
  expect([placeText(place), placeText({ ...place, commit: null, lines: [4, 4] })]).toEqual([
    `demo@${C} src/a b.ts:3-9`,
    'demo src/a b.ts:4',
  ]);
});

it('whatever the address and the path, a link stays on its host and below the commit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^/]*$/), fc.string({ minLength: 1, unit: 'binary' }), (owner, path) => {
      const link = hostLink(`https://user:token@github.com/${owner}/demo`, { ...place, path: `a/${path}` });
      if (link === null) return;
      const url = new URL(link);
      expect([url.origin, url.username, url.password]).toEqual(['https://github.com', '', '']);
      expect(url.pathname).toMatch(new RegExp(`/blob/${C}/a/.`));
      expect(url.hash).toBe('#L3-L9');
    }),
  );
});
