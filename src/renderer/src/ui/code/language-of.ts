/** The languages that are highlighted, with the endings or names of their files. */
const files = {
  bash: 'sh bash zsh',
  c: 'c h',
  cpp: 'cc cpp cxx hh hpp',
  csharp: 'cs',
  css: 'css',
  dart: 'dart',
  diff: 'diff patch',
  docker: 'dockerfile',
  elixir: 'ex exs',
  go: 'go',
  graphql: 'graphql gql',
  html: 'html htm',
  java: 'java',
  javascript: 'js mjs cjs',
  json: 'json',
  jsx: 'jsx',
  kotlin: 'kt kts',
  lua: 'lua',
  make: 'makefile',
  markdown: 'md markdown',
  mdx: 'mdx',
  php: 'php',
  python: 'py pyi',
  ruby: 'rb',
  rst: 'rst',
  rust: 'rs',
  scala: 'scala',
  scss: 'scss',
  sql: 'sql',
  svelte: 'svelte',
  swift: 'swift',
  toml: 'toml',
  tsx: 'tsx',
  typescript: 'ts mts cts',
  vue: 'vue',
  xml: 'xml svg',
  yaml: 'yaml yml',
  zig: 'zig',
} as const;

export type Language = keyof typeof files;

const byEnding = new Map(
  // The keys of this very object.
  (Object.entries(files) as [Language, string][]).flatMap(([language, endings]) =>
    endings.split(' ').map((ending) => [ending, language] as const),
  ),
);

/** Names of languages that are no ending of a file. */
const aliases: Readonly<Record<string, Language>> = {
  'c++': 'cpp',
  'c#': 'csharp',
  console: 'bash',
  shell: 'bash',
  golang: 'go',
  jsonc: 'json',
  json5: 'json',
};

/** The language that a code fence names; null for one that is shown plain. */
export function languageNamed(name: string): Language | null {
  const word = name.toLowerCase();
  if (Object.hasOwn(aliases, word)) return aliases[word] ?? null;
  // Asked right before whether it is one of them.
  return Object.hasOwn(files, word) ? (word as Language) : (byEnding.get(word) ?? null);
}

/** The language of a file by its name; null for one that is shown plain. */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return byEnding.get(name.slice(name.lastIndexOf('.') + 1)) ?? null;
}
