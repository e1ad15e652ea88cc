import type { Node } from 'web-tree-sitter';

/** Declarations that name themselves, or have a declarator that does. */
const DECLARATIONS = new Set(
  (
    'abstract_class_declaration abstract_method_signature alias_declaration annotation_type_declaration class ' +
    'class_declaration class_definition class_specifier compact_constructor_declaration concept_definition const_item ' +
    'const_spec constructor_declaration delegate_declaration destructor_declaration enum_declaration enum_item ' +
    'enum_specifier event_declaration function_declaration function_definition function_item function_signature ' +
    'function_signature_item generator_function_declaration interface_declaration internal_module ' +
    'local_function_statement macro_definition method method_declaration method_definition method_signature mod_item ' +
    'module namespace_declaration namespace_definition preproc_function_def property_declaration record_declaration ' +
    'singleton_method static_item struct_declaration struct_item struct_specifier trait_declaration trait_item ' +
    'type_alias_declaration type_item type_spec union_item union_specifier'
  ).split(' '),
);

/** Declarations of values; within a function only those of functions are symbols. */
const VALUES = new Set(
  (
    'assignment assignment_expression const_declaration declaration field_declaration field_definition ' +
    'lexical_declaration pair public_field_definition type_alias_statement type_declaration type_definition ' +
    'var_declaration variable_declaration'
  ).split(' '),
);

const NAMED_OTHERWISE = new Set(['impl_item', 'operator_declaration']);

/** What is but the dress of the declaration in it. */
const WRAPPERS = new Set(
  (
    'ambient_declaration decorated_definition export_statement expression_statement global_statement ' +
    'template_declaration'
  ).split(' '),
);

const FUNCTION = /^(?:.*function.*|method.*|.*constructor.*|destructor.*|accessor.*|lambda.*|closure.*|do_block)$/;
const FUNCTION_VALUE = /^(?:arrow_function|function_expression|generator_function|anonymous_function|lambda|class)$/;
const IDENTIFIER = /(?:identifier|operator_name|destructor_name|operator_cast)$/;
const MAX_NAME = 80;
const MAX_DECLARATORS = 20;
const MAX_NESTED = 12;

/** False for what never has a name of its own, so that most nodes need not be looked at. */
export function declares(type: string): boolean {
  return DECLARATIONS.has(type) || VALUES.has(type) || WRAPPERS.has(type) || NAMED_OTHERWISE.has(type);
}

/** True for what has its name from a declaration in it: `export`, decorators, `template <…>`, `const`. */
export function sharesName(type: string): boolean {
  return WRAPPERS.has(type) || VALUES.has(type);
}

/** True for the names of several symbols, of which none has the others in it. */
export function isGroup(name: string | null): boolean {
  return name?.includes(', ') === true;
}

/** True for what has a body in which names are its own. */
export function isFunction(type: string): boolean {
  return FUNCTION.test(type) && !/(?:signature|call|arguments)/.test(type);
}

/** The name of the symbol that a node declares, as a person would say it; null when it declares none. */
export function nameSymbol(node: Node, isInFunction: boolean): string | null {
  const name = rawName(node, isInFunction, 0);
  if (name === null) return null;
  const short = name.replace(/\s+/g, ' ').replace(/^(['"])(.*)\1$/, '$2');
  return short === '' ? null : short.slice(0, MAX_NAME);
}

function rawName(node: Node, isInFunction: boolean, depth: number): string | null {
  const { type } = node;
  if (depth > MAX_NESTED || !node.isNamed) return null;
  if (WRAPPERS.has(type)) return wrappedName(node, isInFunction, depth);
  if (type === 'impl_item') return implName(node);
  if (type === 'method_declaration' && node.childForFieldName('receiver') !== null) return receiverName(node);
  if (type === 'operator_declaration') return `operator ${textOf(node, 'operator') ?? ''}`;
  if (DECLARATIONS.has(type)) return textOf(node, 'name') ?? declaredName(node.childForFieldName('declarator'), 0);
  return VALUES.has(type) ? valueName(node, isInFunction) : null;
}

function wrappedName(node: Node, isInFunction: boolean, depth: number): string | null {
  for (const child of firstChildren(node)) {
    const name = rawName(child, isInFunction, depth + 1);
    if (name !== null) return name;
  }
  return null;
}

function implName(node: Node): string | null {
  const type = textOf(node, 'type')?.replace(/<.*>$/s, '') ?? null;
  const trait = textOf(node, 'trait');
  return trait === null || type === null ? type : `${trait} for ${type}`;
}

/** `Type.Method`: a method in Go stands beside its type. */
function receiverName(node: Node): string | null {
  const receiver = /(\w+)\s*(?:\[[^\]]*\])?\s*\)$/.exec(textOf(node, 'receiver') ?? '')?.[1];
  const name = textOf(node, 'name');
  return receiver === undefined ? name : `${receiver}.${name}`;
}

function valueName(node: Node, isInFunction: boolean): string | null {
  if (isInFunction && !hasFunction(node)) return null;
  const left = node.childForFieldName('left') ?? node.childForFieldName('key') ?? node.childForFieldName('property');
  if (left !== null) return isPath(left.text) ? left.text : null;
  if (node.type === 'type_definition') return declaredName(node.childForFieldName('declarator'), 0);
  const name = textOf(node, 'name');
  if (name !== null) return name;
  const names = firstChildren(node).flatMap((child) => declaratorName(child) ?? []);
  return names.length === 0 ? null : names.join(', ');
}

/** One of the names that `const a = 1, b = 2` declares; a `require` declares none, and no pattern has a name. */
function declaratorName(node: Node): string | null {
  switch (node.type) {
    case 'variable_declarator': {
      const isRequire = node.childForFieldName('value')?.text.startsWith('require(') === true;
      const name = node.childForFieldName('name');
      return isRequire || name === null || !IDENTIFIER.test(name.type) ? null : name.text;
    }
    case 'variable_declaration':
      return valueName(node, false);
    case 'const_spec':
    case 'var_spec':
    case 'type_spec':
    case 'const_element':
      return textOf(node, 'name') ?? node.firstNamedChild?.text ?? null;
    default:
      return node.type.endsWith('declarator') ? declaredName(node, 0) : null;
  }
}

/** The name at the inner end of a declarator of C: `*f(int)` declares `f`. */
function declaredName(node: Node | null, depth: number): string | null {
  if (node === null || depth > MAX_NESTED) return null;
  if (IDENTIFIER.test(node.type)) return node.text;
  const inner = node.childForFieldName('declarator') ?? node.childForFieldName('name') ?? node.firstNamedChild;
  return declaredName(inner, depth + 1);
}

function hasFunction(node: Node): boolean {
  const value = node.childForFieldName('value') ?? node.childForFieldName('right');
  if (value !== null) return FUNCTION_VALUE.test(value.type);
  const only = node.namedChildCount === 1 ? node.firstNamedChild : null;
  return only?.type === 'variable_declarator' && hasFunction(only);
}

/** Named children, as far as there is something to find among them. */
function firstChildren(node: Node): readonly Node[] {
  const count = Math.min(node.namedChildCount, MAX_DECLARATORS);
  return Array.from({ length: count }, (_, index) => node.namedChild(index)).filter((child) => child !== null);
}

function isPath(text: string): boolean {
  return text.length <= MAX_NAME && /^['"]?[\w$@#.: -]+['"]?$/.test(text);
}

function textOf(node: Node, field: string): string | null {
  return node.childForFieldName(field)?.text ?? null;
}
