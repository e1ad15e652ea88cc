// npm test [-- PART [arguments for its runner]]: sets up and runs every check. The last line sums them up.
import { setUp } from './setup/set-up.mjs';
import { runScript } from './stop.mjs';
import { chooseParts } from './test/choose-parts.mjs';
import { addCounts, noCounts, summaryLine } from './test/counts.mjs';
import { countOrFail } from './test/count-or-fail.mjs';

async function runParts(args) {
  const runtime = await setUp(console.log);
  // Their imports need the installed packages.
  const { parts } = await import('./test/parts.mjs');
  const { names, runnerArgs } = chooseParts(Object.keys(parts), args);

  const results = [];
  for (const name of names) {
    console.log(`\n— ${name} —`);
    const counts = await countOrFail(async () => parts[name](runtime, runnerArgs));
    results.push({ name, ...counts });
  }
  console.log('');
  // Here too: what ran after it may be long.
  for (const { name: part, failures = [] } of results)
    for (const { name, why, passedLater } of failures)
      console.log(`${passedLater ? 'passed at its second try' : 'failed'} in ${part}: ${name}: ${why}`);
  for (const { name, ...counts } of results) console.log(`${name.padEnd(12)} ${summaryLine(counts)}`);
  return results.reduce(addCounts, noCounts);
}

await runScript(async () => {
  const counts = await countOrFail(() => runParts(process.argv.slice(2)));
  console.log(summaryLine(counts));
  return counts.failed > 0 ? 1 : 0;
});
