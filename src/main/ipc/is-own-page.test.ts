import { expect, it } from 'vitest';
import { isOwnPage } from './is-own-page';

it('only the main document of an own window gets a port', () => {
  const page = { url: 'lectern://app/s/01980a3e-6d5c-7a10-8c44-0123456789ab', parent: null };
  expect([
    isOwnPage(page, true),
    isOwnPage(page, false),
    isOwnPage({ ...page, parent: page }, true),
    isOwnPage({ ...page, url: 'https://example.org/' }, true),
    isOwnPage({ ...page, url: 'lectern://app.example.org/' }, true),
    isOwnPage({ ...page, url: 'about:blank' }, true),
    isOwnPage({ ...page, url: '' }, true),
    isOwnPage(null, true),
  ]).toEqual([true, false, false, false, false, false, false, false]);
});
