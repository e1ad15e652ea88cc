/** Grammars that are shipped (scripts/setup/grammars.mjs), by the endings of the files they read. */
const ENDINGS: Readonly<Record<string, string>> = {
  bash: 'sh bash',
  c: 'c',
  'c-sharp': 'cs',
  // What is right in a header of C is mostly right in C++.
  cpp: 'cc cpp cxx h hh hpp',
  go: 'go',
  java: 'java',
  javascript: 'cjs js jsx mjs',
  php: 'php',
  python: 'py pyi',
  ruby: 'rb',
  rust: 'rs',
  tsx: 'tsx',
  typescript: 'cts mts ts',
};

const GRAMMARS = new Map(
  Object.entries(ENDINGS).flatMap(([grammar, endings]) => endings.split(' ').map((ending) => [ending, grammar])),
);

/** The grammar of a source file, by the ending of its name; null when there is none. */
export function grammarOf(path: string): string | null {
  return GRAMMARS.get(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '') ?? null;
}
