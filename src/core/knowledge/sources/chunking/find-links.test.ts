import { expect, test } from 'vitest';
import { findLinks } from './find-links';

test.each([
  ['See [lists](/learn/lists#keys) and [lists](/learn/lists).', ['/learn/lists']],
  ['[a]( <b c.md> "title") [d](./d.md?raw "title")', ['b', './d.md']],
  ['<a href="guide.html">guide</a>', ['guide.html']],
  ['See :doc:`/library/asyncio` and :doc:`the guide <guide/start>`.', ['/library/asyncio', 'guide/start']],
  ['[out](https://example.org/a) [mail](mailto:a@b) [same](//host/a) [here](#here) [run](javascript:x)', []],
])('%s', (text, links) => {
  expect(findLinks(text)).toEqual(links);
});

test('a page of nothing but links gives twenty', () => {
  const text = Array.from({ length: 50 }, (_, at) => `[x](page-${at}.md)`).join(' ');
  expect(findLinks(text)).toHaveLength(20);
});
