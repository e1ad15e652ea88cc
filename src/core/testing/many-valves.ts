/** Files of sixty passages each. */
export function manyValves(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, file) => {
      const sections = Array.from({ length: 60 }, (__, at) => `# Valve ${at}\n\nThe copper valve number ${at}.\n`);
      return [`${file}.md`, [file, ...sections].join('\n')];
    }),
  );
}
