type Figures = Readonly<Record<string, number | string>>;

/** What whoever reads the JSON line of a benchmark finds there by name. More may stand beside. */
interface ReliedOn {
  readonly startup: 'ratio' | 'restore_ratio' | 'focused_ms' | 'bare_ms' | 'memory_ratio';
  readonly turn:
    | 'session_p50_ms'
    | 'model_p50_ms'
    | 'first_model_ms'
    | 'chunk_p95_ms'
    | 'loop_p99_ms'
    | 'loop_max_ms'
    | 'control_max_ms';
  readonly soak: 'lost_writes' | 'busy_errors' | 'memory_ratio' | 'wal_max_mb' | 'loop_p99_ms';
}
type Named<Bench> = Bench extends keyof ReliedOn ? Readonly<Record<ReliedOn[Bench], number>> : unknown;

/** Ends a benchmark: one JSON line with `--json`, else a table a person can read. `beside`: what else was measured, by its name. */
export function report<Bench extends string>(
  bench: Bench,
  figures: Figures & Named<Bench>,
  beside: Readonly<Record<string, Figures>> = {},
): void {
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
