import { expect, test } from './fixtures.ts';
import { runToEnd } from './run-to-end.ts';

test('--ask is answered by the app that is open on the folder, or refused with 75', async ({ open, userDataDir }) => {
  const { window } = await open();
  const ended = await runToEnd({ userDataDir, args: ['--ask', 'How do citations work?'] });
  if (ended.code === 75) {
    expect(ended.stdout).toBe('');
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    return;
  }
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain('citation');
  await expect(window.sessions).toHaveText(['How do citations work?']);
});
