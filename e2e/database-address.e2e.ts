import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startLoopbackServer } from '../src/core/testing/loopback-server.ts';
import { wording, fill, type ErrorCode } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { runToEnd } from './run-to-end.ts';

type Handler = Parameters<typeof startLoopbackServer>[0];

const servers: readonly { what: string; handle: Handler | null; code: ErrorCode }[] = [
  { what: 'refuses', handle: null, code: 'database.refused' },
  { what: 'answers 401', handle: (_, response) => void response.writeHead(401).end(), code: 'database.unauthorized' },
  { what: 'keeps silent', handle: () => undefined, code: 'database.stalled' },
];

for (const { what, handle, code } of servers) {
  test(`a database server that ${what} gives one sentence and no app`, async ({ userDataDir }) => {
    const server = await startLoopbackServer(handle ?? (() => undefined));
    if (handle === null) await server.close();
    const { host } = new URL(server.origin);
    const ended = await runToEnd({ userDataDir, env: { DATABASE_URL: `libsql://${host}?tls=0` } });
    if (handle !== null) await server.close();
    expect(ended).toEqual({ code: 1, stdout: '', stderr: `${fill(wording.errors[code], { address: host })}\n` });
  });
}

test('a DATABASE_URL of a scheme that is none of ours gives one sentence and no app', async ({ userDataDir }) => {
  const ended = await runToEnd({ userDataDir, env: { DATABASE_URL: 'ftp://example.org/local.db' } });
  expect(ended).toEqual({ code: 1, stdout: '', stderr: `${wording.errors['database.address']}\n` });
});

test('a file: address is used in the place of local.db', async ({ open, userDataDir, folder }) => {
  const elsewhere = join(folder, 'else where é.db');
  const env = { DATABASE_URL: pathToFileURL(elsewhere).href };
  const first = await open({ env });
  await first.window.askAndWait('How do citations work?');
  await first.run.close();
  await access(elsewhere);
  await expect(access(join(userDataDir, 'local.db'))).rejects.toThrow();

  const { window } = await open({ env });
  await expect(window.prompts).toHaveText(['How do citations work?']);
});
