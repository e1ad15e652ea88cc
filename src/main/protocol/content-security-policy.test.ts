import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

it('the shipped page runs its own scripts only and reaches no network', () => {
  const directives = contentSecurityPolicy(false).split('; ');
  expect(directives).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "img-src 'self' data:",
      "worker-src 'self'",
      "connect-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
    ]),
  );
});

it('development alone adds what hot reload needs', () => {
  const [shipped, development] = [contentSecurityPolicy(false), contentSecurityPolicy(true)].map((policy) =>
    policy.split('; '),
  );
  expect(development?.filter((directive) => !shipped?.includes(directive))).toEqual([
    "script-src 'self' 'unsafe-inline'",
    "connect-src 'self' ws:",
  ]);
});
