/** Ends a benchmark: one JSON line with `--json`, else a table a person can read. */
export function report(bench: string, figures: Readonly<Record<string, number | string>>): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ bench, ...figures }));
    return;
  }
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  console.log(bench);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(width)}  ${value}`);
}

/** Progress goes to stderr: stdout belongs to the report. */
export function say(line: string): void {
  console.error(line);
}
