import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { packet, speakGit } from '../../testing/git-wire';
import { serveGit } from '../../testing/git-server';
import { startGitServer } from '../../testing/start-git-server';
import { createGit } from './run-git';

test('a call may have a limit of its own', async () => {
  const server = await startGitServer('/nowhere', { isSilent: true });
  const options = { cwd: '/', protocols: 'https:ssh:http', signal: new AbortController().signal, maxMs: 300 } as const;
  const told = await createGit(process.env).run(['ls-remote', server.url('docs')], options);
  expect(told).toMatchObject({ ended: 'tooLong' });
});

test.each([
  ['when it has not begun by then', false, 'tooLong'],
  ['and not when it has', true, null],
])('a call may have to begin within a time, and is ended %s', async (_, hasBegun, ended) => {
  const server = await serveGit('/nowhere', { isSilent: true });
  const begins = {
    withinMs: 300,
    hasBegun: () => {
      if (hasBegun) server.close();
      return hasBegun;
    },
  };
  const options = { cwd: '/', protocols: 'https:ssh:http', signal: new AbortController().signal, begins } as const;
  expect((await createGit(process.env).run(['ls-remote', server.url('docs')], options)).ended).toBe(ended);
  server.close();
});

test('how long git waits is told each second, until it is stopped', async () => {
  const server = await startGitServer('/nowhere', { isSilent: true });
  const waited: number[] = [];
  const stop = new AbortController();
  const options = { cwd: '/', protocols: 'https:ssh:http', signal: stop.signal } as const;
  const onWaiting = (seconds: number): void => {
    waited.push(seconds);
    if (seconds === 2) stop.abort(new Error('stopped'));
  };
  const asked = createGit(process.env).run(['ls-remote', server.url('docs')], { ...options, onWaiting });
  await expect(asked).rejects.toThrow('stopped');
  expect(waited).toEqual([1, 2]);
});

test('git that is kept waiting without being left alone is ended at last', async () => {
  // A reference now and then, which no limit of speed or size would mind.
  const drip = packet(`${'a'.repeat(40)} HEAD\n`);
  const server = await startGitServer('/nowhere', { answer: speakGit({ refs: (response) => response.write(drip) }) });
  const git = createGit(process.env, 300);
  const options = { cwd: '/', protocols: 'https:ssh:http', signal: new AbortController().signal } as const;
  expect(await git.run(['ls-remote', server.url('docs')], options)).toMatchObject({ ended: 'tooLong' });
  await server.left;
});

test.each(['none', 'https:ssh'] as const)(
  'git that may use %s starts no program, reads no folder, asks no http',
  async (protocols) => {
    const git = createGit(process.env);
    const signal = new AbortController().signal;
    const told = [];
    for (const address of ['ext::true', 'file:///', '/', 'fd::0', 'http://127.0.0.1:1/a']) {
      const args = ['ls-remote', '--end-of-options', address];
      const { stderr } = await git.run(args, { cwd: tmpdir(), protocols, signal });
      told.push(/transport '(\w+)' not allowed/.exec(stderr)?.[1]);
    }
    expect(told).toEqual(['ext', 'file', 'file', 'fd', 'http']);
  },
);

test('git itself gives up a server that sends next to nothing for a minute', async () => {
  const options = { cwd: '/', protocols: 'none', signal: new AbortController().signal } as const;
  const patience = await createGit(process.env).run(['config', '--get-regexp', '^http.lowspeed'], options);
  expect(patience.stdout.toString()).toBe('http.lowspeedlimit 1\nhttp.lowspeedtime 60\n');
});
