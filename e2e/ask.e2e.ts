import { join } from 'node:path';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { runToEnd } from './run-to-end.ts';

const SESSION_LINE = /^session ([0-9a-f-]{36})$/m;

test('--ask prints the answer alone, and goes on with --session', async ({ userDataDir }) => {
  const first = await runToEnd({ userDataDir, args: ['--ask', 'How do I add a repository?'] });
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('Add repository');
  expect(first.stdout).not.toMatch(SESSION_LINE);
  expect(first.stderr).toMatch(/^\[1\] .+, [\w-]+\.md, lines? \d/m);
  const sessionId = SESSION_LINE.exec(first.stderr)?.[1] ?? '';
  expect(sessionId).not.toBe('');

  const args = ['--ask', 'How do citations work?', '--session', sessionId, '--json'];
  const second = await runToEnd({ userDataDir, args });
  expect(second.code).toBe(0);
  // `--json` prints one object on one line.
  expect(JSON.parse(second.stdout)).toMatchObject({
    sessionId,
    outcome: 'complete',
    answer: expect.stringContaining('citation'),
    citations: expect.arrayContaining([expect.objectContaining({ n: expect.any(Number) })]),
  });
});

test('--ask with --source answers from that folder', async ({ userDataDir, folder }) => {
  const source = join(folder, 'observatory');
  const commit = await commitFiles(source, { 'dome.md': '# Dome\n\nThe dome opens when the wind is below 40 km/h.\n' });
  const args = ['--ask', 'When does the dome open?', '--source', source, '--json'];
  const { code, stdout } = await runToEnd({ userDataDir, args });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    answer: expect.stringContaining('The dome opens when the wind is below 40 km/h.'),
    citations: expect.arrayContaining([expect.objectContaining({ path: 'dome.md', commit })]),
  });
});

test('what --ask answered is in the list of the window', async ({ open, userDataDir }) => {
  await runToEnd({ userDataDir, args: ['--ask', 'How do citations work?'] });
  const { window } = await open();
  await expect(window.sessions).toHaveText(['How do citations work?']);
});

for (const { what, args, sentence } of [
  { what: 'no question', args: ['--ask'], sentence: wording.errors['ask.empty'] },
  { what: 'a blank question', args: ['--ask', '   '], sentence: wording.errors['ask.empty'] },
  {
    what: 'an unknown session',
    args: ['--ask', 'Hello', '--session', '01980a3e-6d5c-7a10-8c44-0123456789ab'],
    sentence: wording.errors['session.unknown'],
  },
  { what: 'a source that is none', args: ['--ask', 'Hello', '--source', '--upload-pack=x'], sentence: 'needs a value' },
]) {
  test(`--ask with ${what} ends with one line and a failure`, async ({ userDataDir }) => {
    const { code, stdout, stderr } = await runToEnd({ userDataDir, args });
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  });
}

test('--help and --version print a text and open nothing', async ({ userDataDir }) => {
  const [help, version] = [
    await runToEnd({ userDataDir, args: ['--help'] }),
    await runToEnd({ userDataDir, args: ['--version'] }),
  ];
  expect([help.code, help.stdout.trim()]).toEqual([0, wording.shell.usage]);
  expect([version.code, version.stdout.trim()]).toEqual([0, expect.stringMatching(/^Lectern \d+\.\d+\.\d+$/)]);
});
