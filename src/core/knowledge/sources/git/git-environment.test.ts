import { expect, test } from 'vitest';
import { gitEnvironment } from './git-environment';

test('git is given what reaches servers, and nothing that points it elsewhere or is ours alone', () => {
  const inherited = {
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy.example:3128',
    GIT_SSL_CAINFO: '/ca.pem',
    GIT_DIR: '/elsewhere',
    GIT_ALLOW_PROTOCOL: 'ext',
    DATABASE_URL: 'libsql://db.example',
    TURSO_AUTH_TOKEN: 'secret',
  };
  const given = gitEnvironment(inherited, 'https:ssh');
  expect(Object.keys(inherited).filter((name) => name in given)).toEqual([
    'PATH',
    'HTTPS_PROXY',
    'GIT_SSL_CAINFO',
    'GIT_ALLOW_PROTOCOL',
  ]);
  expect(given['GIT_ALLOW_PROTOCOL']).toBe('https:ssh');
});
