import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';

const SRC = import.meta.dirname;

interface Import {
  /** Path under src/, with forward slashes. */
  readonly from: string;
  /** A path under src/ without its extension, or a package's name with its subpath. */
  readonly to: string;
  readonly isType: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file));
const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing\//.test(file);

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(SRC, from), 'utf8').matchAll(IMPORT)].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    const to = target.startsWith('.')
      ? relative(SRC, join(SRC, dirname(from), target))
          .split(sep)
          .join('/')
      : target;
    return { from, to, isType: match[1] !== undefined };
  }),
);
const broken = (isBroken: (found: Import) => boolean): string[] =>
  imports.filter((found) => !isTest(found.from) && isBroken(found)).map(({ from, to }) => `${from} → ${to}`);
const layerOf = (path: string): string | null => /^(shared|core|main|preload|renderer)\//.exec(path)?.[1] ?? null;
const isPackage = (to: string, ...names: string[]): boolean =>
  names.some((name) => to === name || to.startsWith(`${name}/`));

it('finds the imports at all', () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(imports).toContainEqual({ from: 'core/app.ts', to: 'core/rpc/router', isType: false });
});

it('layers import what they may: shared ← core ← main; preload and renderer ← shared', () => {
  const mayImport: Record<string, readonly string[]> = {
    shared: ['shared'],
    core: ['shared', 'core'],
    main: ['shared', 'main', 'core'],
    preload: ['shared', 'preload'],
    renderer: ['shared', 'renderer'],
  };
  expect(
    broken(({ from, to }) => layerOf(to) !== null && !mayImport[layerOf(from) ?? '']?.includes(layerOf(to) ?? '')),
  ).toEqual([]);
});

it('main knows of core its app, config, ports, errors and their description alone', () => {
  const known = ['core/app', 'core/config', 'core/ports', 'core/errors', 'core/describe-error'];
  expect(broken(({ from, to }) => layerOf(from) === 'main' && layerOf(to) === 'core' && !known.includes(to))).toEqual(
    [],
  );
});

it('packages stay where they may run', () => {
  expect(broken(({ from, to }) => isPackage(to, 'electron') && !/^(main|preload)\//.test(from))).toEqual([]);
  expect(
    broken(({ from, to }) => isPackage(to, 'drizzle-orm', '@libsql', 'xstate') && layerOf(from) !== 'core'),
  ).toEqual([]);
  expect(broken(({ from, to }) => isPackage(to, '@mastra') && !from.startsWith('core/knowledge/memory/'))).toEqual([]);
  expect(broken(({ from, to }) => isPackage(to, 'react', 'react-dom') && layerOf(from) !== 'renderer')).toEqual([]);
  expect(broken(({ from, to }) => to.startsWith('node:') && /^(shared|renderer)\//.test(from))).toEqual([]);
});

it('drizzle stays in core/db', () => {
  expect(broken(({ from, to }) => isPackage(to, 'drizzle-orm') && !from.startsWith('core/db/'))).toEqual([]);
});

it('inside core, imports go one way', () => {
  const order = [
    ['rpc', 'ask'],
    ['session'],
    ['turn', 'citations'],
    ['tools', 'models', 'sources', 'profile', 'clean-up', 'transfer'],
    ['knowledge', 'db', 'settings'],
  ];
  const rank = (path: string): number =>
    order.findIndex((areas) => areas.includes(/^core\/([\w-]+)\//.exec(path)?.[1] ?? ''));
  expect(broken(({ from, to }) => rank(from) !== -1 && rank(to) !== -1 && rank(to) < rank(from))).toEqual([]);
});

it('a renderer feature never imports another', () => {
  const featureOf = (path: string): string | null => /^renderer\/src\/features\/([\w-]+)\//.exec(path)?.[1] ?? null;
  expect(
    broken(({ from, to }) => featureOf(from) !== null && featureOf(to) !== null && featureOf(from) !== featureOf(to)),
  ).toEqual([]);
});

/** All that a file loads, by what it imports, without the types. */
function loadedBy(entry: string): ReadonlySet<string> {
  const imported = new Map<string, string[]>();
  for (const { from, to, isType } of imports) {
    if (!isType && !isTest(from))
      imported.set(from.replace(/\.tsx?$/, ''), [...(imported.get(from.replace(/\.tsx?$/, '')) ?? []), to]);
  }
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of imported.get(path) ?? []) visit(next);
  };
  visit(entry);
  return reached;
}

it('main’s thread loads nothing of Mastra, fastembed or onnx: only the worker imports what imports them', () => {
  const reached = loadedBy('main/index');
  expect(reached.has('core/app')).toBe(true);
  expect([...reached].filter((path) => isPackage(path, '@mastra', 'fastembed', 'onnxruntime-node'))).toEqual([]);
});

it('main’s thread loads nothing that reads whole files or checks quotes in them', () => {
  const isHeavy = (path: string): boolean => /^core\/knowledge\/(?:quotes|sources\/(?:reading|chunking))\//.test(path);
  const [main, worker] = [loadedBy('main/index'), loadedBy('core/knowledge/knowledge.worker')];
  expect([...worker].filter(isHeavy).length).toBeGreaterThan(20);
  expect([...main].filter(isHeavy)).toEqual([]);
});

it('each database has one owner thread: local.db main’s, mastra.db and index.db the knowledge worker’s', () => {
  const [main, worker] = [loadedBy('main/index'), loadedBy('core/knowledge/knowledge.worker')];
  const owned = ['core/knowledge/index/open-index-database', 'core/knowledge/memory/create-memory'];
  expect([main.has('core/db/open-database'), owned.filter((path) => worker.has(path))]).toEqual([true, owned]);
  expect(owned.filter((path) => main.has(path))).toEqual([]);
  expect([...worker].filter((path) => path.startsWith('core/db/'))).toEqual([]);
});
