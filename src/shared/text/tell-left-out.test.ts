import { expect, it } from 'vitest';
import { tellLeftOut } from './tell-left-out';

it('tells how many files are left out, why and which', () => {
  const paths = Array.from({ length: 20 }, (_, at) => `${at}.png`);
  expect(
    tellLeftOut([
      { reason: 'tooLarge', count: 1, paths: ['log.md'] },
      { reason: 'otherKind', count: 1_200, paths },
    ]),
  ).toEqual({
    title: '1,201 files and folders are not read',
    reasons: [
      { why: 'Over 1 MB: 1', names: 'log.md' },
      {
        why: 'Of kinds that are not read: pictures, data and the like: 1,200',
        names: '0.png, 1.png, 2.png, 3.png, 4.png, and 1,195 more',
      },
    ],
  });
});

it('says nothing of a source that is read whole', () => {
  expect([tellLeftOut([]), tellLeftOut([{ reason: 'link', count: 1, paths: ['a'] }])?.title]).toEqual([
    null,
    '1 file or folder is not read',
  ]);
});
