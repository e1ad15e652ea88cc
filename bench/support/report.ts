type Figures = Readonly<Record<string, number | string>>;

/** Ends a benchmark: one JSON line with `--json`, else a table a person can read. `beside`: what else was measured, by its name. */
export function report(bench: string, figures: Figures, beside: Readonly<Record<string, Figures>> = {}): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ bench, ...figures, ...beside }));
    return;
  }
  for (const [title, table] of [[bench, figures] as const, ...Object.entries(beside)]) {
    const width = Math.max(...Object.keys(table).map((name) => name.length));
    console.log(title);
    for (const [name, value] of Object.entries(table)) console.log(`  ${name.padEnd(width)}  ${value}`);
  }
}

/** Progress goes to stderr: stdout belongs to the report. */
export function say(line: string): void {
  console.error(line);
}
