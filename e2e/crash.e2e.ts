import { runCrashRounds } from '../bench/support/crash-rounds.ts';
import { expect, test } from './fixtures.ts';

test('whenever the app is killed it comes up again, with every message and nearly all of a stream', async ({
  userDataDir,
}) => {
  test.slow();
  const figures = await runCrashRounds(userDataDir, { rounds: 3 });
  expect(figures).toMatchObject({
    rounds: 3,
    reopened: 3,
    integrity_failures: 0,
    lost_messages: 0,
    duplicates: 0,
    disagreements: 0,
  });
  expect(figures.lost_tokens_p50).toBeLessThanOrEqual(16);
});
