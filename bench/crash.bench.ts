import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PHASES } from './support/crash-phases.ts';
import { runCrashRounds } from './support/crash-rounds.ts';
import { report } from './support/report.ts';

/**
 * Kills the real app again and again. `--rounds N` (40), `--seed N` for other moments, `--phase NAME` for one kind alone.
 * `--journal-off` shows what is lost where nothing of a turn is kept before its save.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    phase: { type: 'string' },
    'journal-off': { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-crash-'));
try {
  const phases = values.phase === undefined ? PHASES : PHASES.filter((phase) => phase === values.phase);
  const figures = await runCrashRounds(userDataDir, {
    rounds: Number(values.rounds),
    seed: Number(values.seed),
    phases,
    hasJournal: values['journal-off'] !== true,
  });
  report('crash', { ...figures });
} finally {
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
}
