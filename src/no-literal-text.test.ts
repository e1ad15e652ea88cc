import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';

const rendererDir = join(import.meta.dirname, 'renderer');
const LETTERS = /\p{L}{2,}/u;
/** Attributes that a person sees or hears. */
const spokenAttributes = new Set(['aria-label', 'aria-description', 'alt', 'label', 'note', 'placeholder', 'title']);

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Every literal text in the JSX of a file that would be shown or spoken. */
function literalTexts(node: Node): readonly string[] {
  const inner = Object.values(node)
    .flat()
    .filter(isNode)
    .flatMap((child) => literalTexts(child));
  switch (node['type']) {
    case 'JSXText':
      return [...texts(node['value']), ...inner];
    case 'JSXExpressionContainer':
      return [...literalOf(node['expression']), ...inner];
    case 'JSXAttribute': {
      const name = isNode(node['name']) ? String(node['name']['name']) : '';
      if (spokenAttributes.has(name)) return [...literalOf(node['value']), ...inner];
      // What other attributes hold (classes, ids) is never shown.
      return isNode(node['value']) && node['value']['type'] === 'JSXExpressionContainer'
        ? literalTextsInside(node['value'])
        : [];
    }
    default:
      return inner;
  }
}

/** The JSX within an attribute's expression, but not the expression's own strings. */
function literalTextsInside(container: Node): readonly string[] {
  return isNode(container['expression']) ? literalTexts(container['expression']) : [];
}

function literalOf(value: unknown): readonly string[] {
  if (!isNode(value)) return [];
  switch (value['type']) {
    case 'Literal':
      return texts(value['value']);
    case 'TemplateLiteral':
      return [value['quasis']].flat().flatMap(rawOf).flatMap(texts);
    case 'ConditionalExpression':
      return [...literalOf(value['consequent']), ...literalOf(value['alternate'])];
    case 'LogicalExpression':
      return [...literalOf(value['left']), ...literalOf(value['right'])];
    default:
      return [];
  }
}

/** The text of a piece of a template: oxc keeps it in `value.raw`. */
function rawOf(piece: unknown): readonly unknown[] {
  const value: unknown = isNode(piece) ? piece['value'] : null;
  return typeof value === 'object' && value !== null && 'raw' in value ? [value.raw] : [];
}

function texts(value: unknown): readonly string[] {
  return typeof value === 'string' && LETTERS.test(value) ? [value.trim()] : [];
}

function literalsOf(fileName: string, code: string): readonly string[] {
  const { program } = parseSync(fileName, code);
  return literalTexts(program as unknown as Node);
}

test('every text that the window shows stands in text/wording.ts', () => {
  const found = readdirSync(rendererDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
    .flatMap((path) =>
      literalsOf(path, readFileSync(join(rendererDir, path), 'utf8')).map((text) => `${path}: ${text}`),
    );
  expect(found).toEqual([]);
});

test('the check sees text, spoken attributes, strings and templates, and lets classes be', () => {
  const code =
    'const a = <p className="text muted" title="Said" data-x={y ? "skipped" : ""}>Shown{" twice"}{b ? `as ${c}` : d}<i aria-label={`also ${e}`} /></p>;';
  expect(literalsOf('a.tsx', code).toSorted()).toEqual(['Said', 'Shown', 'also', 'as', 'twice']);
});
