import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';
import { english } from './shared/text/english';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);
const nameOf = (node: unknown): string | null =>
  isNode(node) && node['type'] === 'Identifier' ? String(node['name']) : null;

const FUNCTION = /^(?:FunctionExpression|ArrowFunctionExpression)$/;
/** What is in a function runs later, and reads the text of then. */
const LATER =
  /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|MethodDefinition|PropertyDefinition)$/;
/** Methods of arrays and objects that call what they are given at once. */
const AT_ONCE =
  /^(?:map|flatMap|filter|find|findLast|forEach|some|every|reduce|toSorted|sort|from|fromEntries|entries|groupBy)$/;
/** A type is no text. */
const TYPE = /^(?:TS(?!AsExpression|SatisfiesExpression|NonNullExpression).*|ImportDeclaration)$/;

/** A part of the text, by the names that lead to it; null for what is none. */
type Path = readonly string[] | null;

/** The sentences that a module reads as it loads, and so would keep in the language of that moment. */
function keptTexts(code: string): readonly string[] {
  const parts = new Map<string, readonly string[]>([['wording', []]]);
  const kept: string[] = [];
  const pathOf = (node: unknown): Path => {
    const name = nameOf(node);
    if (name !== null) return parts.get(name) ?? null;
    if (!isNode(node)) return null;
    if (node['type'] !== 'MemberExpression') return null;
    const whole = pathOf(node['object']);
    const key = node['computed'] === true ? literalOf(node['property']) : nameOf(node['property']);
    return whole === null ? null : [...whole, key ?? '?'];
  };
  const visit = (node: Node): void => {
    calledAtOnce(node).forEach((called) => childrenOf(called).forEach(visit));
    if (LATER.test(String(node['type'])) || TYPE.test(String(node['type']))) return;
    if (node['type'] === 'VariableDeclarator') {
      const path = pathOf(node['init']);
      const name = nameOf(node['id']);
      if (path !== null && name !== null && isPart(path)) return void parts.set(name, path);
    }
    const path = pathOf(node);
    if (path === null) readBy(node).forEach(visit);
    else kept.push(path.join('.'));
  };
  visit(parseSync('module.tsx', code).program as unknown as Node);
  return kept;
}

/** The functions that a call runs as it is read: its own one, and what it hands to a method of an array. */
function calledAtOnce(node: Node): readonly Node[] {
  if (node['type'] !== 'CallExpression') return [];
  const callee = node['callee'];
  const method = isNode(callee) && callee['type'] === 'MemberExpression' ? nameOf(callee['property']) : null;
  const given = method !== null && AT_ONCE.test(method) ? [node['arguments']].flat() : [];
  return [isBracketed(callee) ? callee['expression'] : callee, ...given]
    .filter(isNode)
    .filter(({ type }) => FUNCTION.test(String(type)));
}

function isBracketed(node: unknown): node is Node {
  return isNode(node) && node['type'] === 'ParenthesizedExpression';
}

/** What a node reads: the name of a property is no variable. */
function readBy(node: Node): readonly Node[] {
  const isNamed = node['computed'] === false && node['shorthand'] !== true;
  const name = isNamed ? (node['type'] === 'Property' ? node['key'] : node['property']) : undefined;
  return childrenOf(node).filter((child) => child !== name);
}

function literalOf(node: unknown): string | null {
  return isNode(node) && node['type'] === 'Literal' ? String(node['value']) : null;
}

/** True for what has names of its own: it may be kept, since its sentences are read later. */
function isPart(path: readonly string[]): boolean {
  const found = path.reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], english);
  return typeof found === 'object' && !Array.isArray(found);
}

const modules = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, code: readFileSync(join(import.meta.dirname, path), 'utf8') }));

test('no module keeps a sentence as it loads: the language may change', () => {
  const readers = modules.filter(({ code }) =>
    /import \{[^}]*\bwording\b[^}]*\} from '[^']*\/text\/wording'/.test(code),
  );
  expect(readers.length).toBeGreaterThan(100);
  expect(readers.flatMap(({ path, code }) => keptTexts(code).map((text) => `${path}: ${text}`))).toEqual([]);
});

test('what is drawn by `memo` is drawn again in another language', () => {
  const memos = modules.filter(({ code }) => /= memo\(/.test(code));
  expect(memos.length).toBeGreaterThan(2);
  expect(memos.filter(({ code }) => !code.includes('useLanguage();')).map(({ path }) => path)).toEqual([]);
});

test('formats of numbers, times and lists are those of the shown language', () => {
  const makers = modules.filter(({ code }) => /\bnew Intl\.|\.toLocale(?:Date|Time)?String\(/.test(code));
  expect(makers.map(({ path }) => path)).toEqual(['shared/text/formats.ts']);
});

test('the check sees what is read as a module loads, and lets parts and functions be', () => {
  const code = `
    import { wording } from './shared/text/wording';
    const text = wording.sources;
    const { title } = text;
    const titles = { add: text.pin, count: wording['memories'].from };
    const start = cut(wording.reader.youSaid);
    type Name = keyof typeof wording.keys;
    const shape = object({ text: string() }), other = row.text;
    const later = () => wording.common.close;
    const kinds = ['pin'].map((kind) => ({ kind, title: text[kind] }));
    const sum = (() => wording.common.undo)();
    const makers = ['pin'].map((kind) => () => text[kind]);
    export function Row({ label = wording.common.copy }) { return text.name; }
    export const Wrapped = memo(() => <p>{text.note}</p>);
  `;
  expect(keptTexts(code)).toEqual([
    'sources',
    'sources.pin',
    'memories.from',
    'reader.youSaid',
    'sources.?',
    'common.undo',
  ]);
});
