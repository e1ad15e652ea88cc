import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCrashRounds } from './support/crash-rounds.ts';
import { report } from './support/report.ts';

/** Kills the real app again and again. `--rounds N` (40), `--seed N` for other moments. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
});
const userDataDir = await mkdtemp(join(tmpdir(), 'lectern-crash-'));
try {
  const figures = await runCrashRounds(userDataDir, { rounds: Number(values.rounds), seed: Number(values.seed) });
  report('crash', { ...figures });
} finally {
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
}
