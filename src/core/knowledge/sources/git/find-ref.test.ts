import { expect, test } from 'vitest';
import { findRef } from './find-ref';
import type { GitResult } from './git-result';
import type { Git } from './run-git';

const COMMIT = 'c'.repeat(40);
const signal = new AbortController().signal;
const findRoute = async (target: string) => ({ cwd: '/', protocols: 'https:ssh', signal, target }) as const;

/** A git whose server sends it on from `/old` to `location`, with the addresses that it was asked about. */
function sentTo(location: string) {
  const asked: string[] = [];
  const run = async (args: readonly string[]): Promise<GitResult> => {
    const at = args.find((arg) => arg.includes('://')) ?? '';
    asked.push(at);
    const isSentOn = at.endsWith('/old');
    return {
      code: isSentOn ? 128 : 0,
      ended: null,
      stdout: Buffer.from(isSentOn ? '' : `${COMMIT}\tHEAD\n`),
      stderr: isSentOn ? 'fatal: unable to access: The requested URL returned error: 301' : '',
      traces: isSentOn ? `12:00:00.000001 http.c:1 <= Recv header: Location: ${location}` : '',
    };
  };
  const unused = (): never => {
    throw new Error('not asked for');
  };
  return { asked, git: { run, check: unused, start: unused } satisfies Git };
}

test.each(['https://example.org/new/info/refs', '/new/info/refs'])(
  'over https, a redirect to %s is followed',
  async (to) => {
    const { git } = sentTo(to);
    expect(await findRef(git, { address: 'https://example.org/old', ref: null }, findRoute)).toEqual({
      address: 'https://example.org/new',
      name: 'HEAD',
      commit: COMMIT,
    });
  },
);

test.each([
  'http://example.org/new/info/refs',
  'https://example.org:8443/new/info/refs',
  'https://www.example.org/new/info/refs',
  'https://example.org.evil.example/new/info/refs',
  'https://example.org@evil.example/new/info/refs',
  '//evil.example/new/info/refs',
  'ssh://example.org/new/info/refs',
  'file:///new/info/refs',
  'https://example.org/new',
])('over https, a redirect to %s is not followed', async (to) => {
  const { git, asked } = sentTo(to);
  await expect(findRef(git, { address: 'https://example.org/old', ref: null }, findRoute)).rejects.toMatchObject({
    code: 'source.redirect',
  });
  expect(asked).toEqual(['https://example.org/old']);
});
