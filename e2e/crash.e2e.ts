import { PHASES } from '../bench/support/crash-phases.ts';
import { runCrashRounds } from '../bench/support/crash-rounds.ts';
import { expect, test } from './fixtures.ts';
import { target } from './lectern-command.ts';

/** Every phase once; the package, whose code is the same, plays three of them. */
const phases = [...new Set(PHASES)].slice(0, target === 'package' ? 3 : undefined);

test('whatever the app does when it is killed, it comes up again, with every message and nearly all of a stream', async ({
  userDataDir,
}) => {
  test.slow();
  const figures = await runCrashRounds(userDataDir, { rounds: phases.length, phases });
  expect(figures).toMatchObject({
    rounds: phases.length,
    reopened: phases.length,
    integrity_failures: 0,
    lost_messages: 0,
    duplicates: 0,
    disagreements: 0,
  });
  expect(figures.lost_tokens_p50).toBeLessThanOrEqual(16);
});

test('a kill of the same app without its journal is seen to lose what was asked and all that streamed (out; skipped for the package)', async ({
  userDataDir,
}) => {
  test.skip(target === 'package', 'the package takes nothing from the environment in which it would lose its journal');
  const figures = await runCrashRounds(userDataDir, { rounds: 1, phases: ['streaming'], hasJournal: false });
  expect(figures).toMatchObject({ reopened: 1, integrity_failures: 0, lost_messages: 1 });
  expect(figures.lost_tokens_p50).toBeGreaterThan(16);
});
