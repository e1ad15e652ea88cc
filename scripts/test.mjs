// npm test [-- PART [arguments for its runner]]: sets up and runs every check. The last line sums them up.
import { setUp } from './setup/set-up.mjs';
import { runScript, Stop } from './stop.mjs';
import { chooseParts } from './test/choose-parts.mjs';
import { addCounts, noCounts, summaryLine } from './test/counts.mjs';

const oneFailure = { ...noCounts, failed: 1 };

/** A part that cannot run, for a missing library or a broken build, has failed: it is never left out. */
async function countsOf(name, run) {
  console.log(`\n— ${name} —`);
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return oneFailure;
  }
}

async function runParts(args) {
  const runtime = await setUp(console.log);
  // Their imports need the installed packages.
  const { parts } = await import('./test/parts.mjs');
  const { names, runnerArgs } = chooseParts(Object.keys(parts), args);

  const results = [];
  for (const name of names) {
    const counts = await countsOf(name, () => parts[name](runtime, runnerArgs));
    results.push({ name, ...counts });
  }
  console.log('');
  for (const { name, ...counts } of results) console.log(`${name.padEnd(12)} ${summaryLine(counts)}`);
  return results.reduce(addCounts, noCounts);
}

await runScript(async () => {
  const counts = await runParts(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof Stop ? error.message : error);
    return oneFailure;
  });
  console.log(summaryLine(counts));
  return counts.failed > 0 ? 1 : 0;
});
