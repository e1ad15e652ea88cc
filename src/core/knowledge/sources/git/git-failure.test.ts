import { expect, test } from 'vitest';
import { gitFailure } from './git-failure';

test.each([
  ["fatal: could not read Username for 'https://example.org': terminal prompts disabled", 'source.needsPassword'],
  [
    'git@example.org: Permission denied (publickey).\nfatal: Could not read from remote repository.',
    'source.needsPassword',
  ],
  ["fatal: unable to access 'https://example.org/a/': The requested URL returned error: 403", 'source.needsPassword'],
  ["fatal: repository 'https://example.org/a/' not found", 'source.notRepository'],
  ['ERROR: Repository not found.\nfatal: Could not read from remote repository.', 'source.notRepository'],
  ["fatal: unable to access 'https://x.invalid/a/': Could not resolve host: x.invalid", 'source.unreachable'],
  ['ssh: Could not resolve hostname x.invalid: Name or service not known', 'source.unreachable'],
  ['ssh: connect to host example.org port 22: Connection timed out', 'source.unreachable'],
  [
    "fatal: unable to access 'https://example.org/a/': SSL certificate problem: self-signed certificate",
    'source.certificate',
  ],
  [
    "fatal: unable to access 'https://example.org/a/': server certificate verification failed. CAfile: none CRLfile: none",
    'source.certificate',
  ],
  [
    "fatal: unable to access 'https://example.org/a/': SSL: no alternative certificate subject name matches target host name 'example.org'",
    'source.certificate',
  ],
  [
    "fatal: unable to access 'https://example.org/a/': SSL peer certificate or SSH remote key was not OK",
    'source.certificate',
  ],
  [
    "fatal: unable to access 'https://example.org/a/': error setting certificate verify locations:  CAfile: /none CApath: none",
    'source.certificate',
  ],
  [
    "fatal: unable to access 'https://certificate.invalid/a/': Could not resolve host: certificate.invalid",
    'source.unreachable',
  ],
  [
    "fatal: unable to access 'https://example.org/a/': schannel: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted.",
    'source.certificate',
  ],
  [
    "fatal: unable to access 'https://example.org/a/': OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to example.org:443",
    'source.unreachable',
  ],
  ["fatal: couldn't find remote ref refs/heads/none", 'source.wrongRef'],
  ["fatal: transport 'file' not allowed", 'source.scheme'],
  ["fatal: unable to access 'http://127.0.0.1:1/a/': The requested URL returned error: 302", 'source.redirect'],
  [
    "fatal: unable to access 'https://example.org/a/': Operation too slow. Less than 1 bytes/sec transferred the last 60 seconds",
    'source.stalled',
  ],
  ['fatal: early EOF\nfatal: fetch-pack: invalid index-pack output', 'source.stalled'],
  [
    'remote: fatal: unable to read tree\nremote: aborting due to possible repository corruption on the remote side.\nfatal: early EOF',
    'source.damaged',
  ],
  ['fatal: pack has 1 unresolved delta\nfatal: index-pack failed', 'source.damaged'],
  ['fatal: dumb http transport does not support shallow capabilities', 'source.plainServer'],
  ['fatal: attempting to allocate 536870913 over limit 536870912', 'source.tooMuch'],
  ["fatal: unable to access 'https://example.org/a/': The requested URL returned error: 429", 'source.tooOften'],
  ["fatal: unable to access 'https://example.org/a/': The requested URL returned error: 500", 'source.serverFailed'],
  ['error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502', 'source.serverFailed'],
  ['something that nobody has seen', 'source.failed'],
])('%j is %s', (stderr, code) => {
  expect(gitFailure(stderr, 'https://example.org/a', null)).toMatchObject({
    code,
    params: { address: 'https://example.org/a' },
  });
});

test('no password of a URL is kept, not even in the cause', () => {
  const failure = gitFailure(
    "fatal: unable to access 'https://me:secret@example.org/a/': 500",
    'https://example.org/a',
    null,
  );
  expect(JSON.stringify([failure.message, String(failure.cause)])).not.toMatch(/secret|me:/);
});
