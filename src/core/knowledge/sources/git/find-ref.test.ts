import { expect, test } from 'vitest';
import { packet, speakGit } from '../../testing/git-wire';
import { startGitServer } from '../../testing/start-git-server';
import { findRef } from './find-ref';
import type { GitResult } from './git-result';
import { createGit, type Git } from './run-git';

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

/** A server that sends a piece of its list of references now and then, and never ends it. */
async function dripping() {
  const drip = packet(`${'a'.repeat(40)} refs/heads/heron\n`);
  const server = await startGitServer('/nowhere', { answer: speakGit({ refs: (response) => response.write(drip) }) });
  const address = server.url('docs');
  const route = async (target: string) => ({ cwd: '/', protocols: 'https:ssh:http', signal, target }) as const;
  return { server, input: { address, ref: null }, route };
}

test('a list of references that does not end is given up, with a sentence of its own', async () => {
  const { server, input, route } = await dripping();
  await expect(findRef(createGit(process.env, 300), input, route)).rejects.toMatchObject({ code: 'source.neverEnds' });
  await server.left;
});

test('a list of references has some minutes, and tells how long it takes', async () => {
  const { server, input, route } = await dripping();
  const limits: unknown[] = [];
  const { run, ...git } = createGit(process.env);
  const noted: Git = {
    ...git,
    async run(args, options) {
      limits.push(options.maxMs);
      return run(args, options);
    },
  };
  const stop = new AbortController();
  const stoppable = async (target: string) => ({ ...(await route(target)), signal: stop.signal });
  const asked = findRef(noted, input, stoppable, (seconds) => stop.abort(new Error(`stopped after ${seconds}`)));
  await expect(asked).rejects.toThrow('stopped after 1');
  await server.left;
  expect(limits).toEqual([180_000]);
});

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
