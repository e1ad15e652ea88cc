import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { canIssueCertificates, issueCertificate } from '../../core/testing/issue-certificates';
import { createMemoryLog } from '../../core/testing/memory-log';
import { isIssuedBy, readIssuers } from './extra-issuers';

const DAY_MS = 86_400_000;
const BROKEN = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

async function issue(name: string, use?: 'serverAuth' | 'clientAuth') {
  const folder = await mkdtemp(join(tmpdir(), `lectern-${name}-`));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { cert, issuerPath } = issueCertificate(folder, use);
  return { cert, issuers: readIssuers(issuerPath, createMemoryLog()), issuer: await readFile(issuerPath, 'utf8') };
}

test.skipIf(!canIssueCertificates)(
  'an issuer is trusted for its own certificates, for their host and their time',
  async () => {
    const [own, other] = [await issue('own'), await issue('other')];
    const at = { host: '127.0.0.1', now: Date.now() };
    const leaf = { data: own.cert };
    expect({
      issued: isIssuedBy(own.issuers, leaf, at),
      withChain: isIssuedBy(own.issuers, { ...leaf, issuerCert: { data: own.issuer } }, at),
      asItself: isIssuedBy(own.issuers, { data: own.issuer }, { ...at, host: 'Nobody' }),
      byNone: isIssuedBy([], leaf, at),
      byAnother: isIssuedBy(other.issuers, leaf, at),
      // It has the same name, and another key.
      withForeignChain: isIssuedBy(own.issuers, { data: other.cert, issuerCert: { data: own.issuer } }, at),
      forAnotherHost: isIssuedBy(own.issuers, leaf, { ...at, host: '127.0.0.2' }),
      tooLate: isIssuedBy(own.issuers, leaf, { ...at, now: at.now + 3 * DAY_MS }),
      tooEarly: isIssuedBy(own.issuers, leaf, { ...at, now: at.now - DAY_MS }),
    }).toEqual({
      issued: true,
      withChain: true,
      asItself: true,
      byNone: false,
      byAnother: false,
      withForeignChain: false,
      forAnotherHost: false,
      tooLate: false,
      tooEarly: false,
    });
  },
);

test.skipIf(!canIssueCertificates)(
  "a certificate that says what it is for is a server's where it says so",
  async () => {
    const [server, client] = [await issue('server', 'serverAuth'), await issue('client', 'clientAuth')];
    const at = { host: '127.0.0.1', now: Date.now() };
    const isTrusted = ({ cert, issuers }: typeof server) => isIssuedBy(issuers, { data: cert }, at);
    expect([isTrusted(server), isTrusted(client)]).toEqual([true, false]);
  },
);

test.skipIf(!canIssueCertificates)('of a chain that cannot be read no issuer is known', async () => {
  const [own, other] = [await issue('own'), await issue('other')];
  const at = { host: '127.0.0.1', now: Date.now() };
  const broken = { data: 'no certificate' };
  expect([
    isIssuedBy(own.issuers, broken, at),
    isIssuedBy(other.issuers, { data: own.cert, issuerCert: broken }, at),
  ]).toEqual([false, false]);
});

test.skipIf(!canIssueCertificates)('a block of the file that is broken does not take the others along', async () => {
  const { issuer } = await issue('own');
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = createMemoryLog();
  await writeFile(join(folder, 'some.pem'), BROKEN + issuer);
  expect([readIssuers(join(folder, 'some.pem'), log).length, log.lines.length]).toEqual([1, 1]);
});

test('a file that is not there, or holds no certificate, names no issuer and is told in the log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = createMemoryLog();
  const broken = join(folder, 'broken.pem');
  await writeFile(broken, BROKEN);
  const found = [undefined, '', join(folder, 'nothing.pem'), broken].map((path) => readIssuers(path, log));
  expect([found, log.lines.length]).toEqual([[[], [], [], []], 2]);
});
