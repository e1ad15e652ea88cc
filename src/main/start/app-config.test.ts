import { expect, it } from 'vitest';
import { createAppConfig, type ConfigOptions } from './app-config';

it('the address of the database and its token come from the environment, and an empty one is none', () => {
  // What else is configured is handed through.
  const options = { resources: {}, network: {} } as ConfigOptions;
  const found = [
    { DATABASE_URL: 'libsql://example.org', TURSO_AUTH_TOKEN: 'token' },
    { DATABASE_URL: '', TURSO_AUTH_TOKEN: '' },
    {},
  ].map((env) => {
    const { databaseUrl, databaseToken } = createAppConfig(options, env);
    return [databaseUrl, databaseToken];
  });
  expect(found).toEqual([
    ['libsql://example.org', 'token'],
    [null, null],
    [null, null],
  ]);
});
