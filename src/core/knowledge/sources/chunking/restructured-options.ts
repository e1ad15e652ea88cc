import { isObject, type DirectiveBlock } from './restructured-blocks';

const OPTION = /^\s+:(?<name>[\w-]+):(?:\s+(?<value>\S.*))?$/;
/** Where an object stands or how it is set, which no page shows; `|release|` is put in elsewhere. */
const UNTOLD =
  /^(?:canonical|class|id|module|name|no-?(?:index|index-?entry|contents-?entry|typesetting)|single-line-.*)$/;
const FILLED_IN = /^\|[^|]+\|_{0,2}\s*$/;

/** Lines are indexes, the last one included. */
export interface ToldOption {
  readonly from: number;
  readonly to: number;
}

/**
 * The options of a directive that say something of the object that it describes, as its default or its type, which a page
 * shows as the fields that they look like.
 */
export function toldOptions(
  lines: readonly string[],
  { name, head, to }: Pick<DirectiveBlock, 'name' | 'head' | 'to'>,
): readonly ToldOption[] {
  if (!isObject(name)) return [];
  const options: { from: number; to: number; isTold: boolean }[] = [];
  for (let at = head + 1; at <= to; at += 1) {
    const option = OPTION.exec(lines[at] ?? '')?.groups;
    const last = options.at(-1);
    if (option !== undefined) options.push({ from: at, to: at, isTold: isTold(option) });
    else if (last !== undefined) last.to = at;
  }
  return options.filter((option) => option.isTold).map(({ from, to: end }) => ({ from, to: end }));
}

function isTold({ name = '', value = '' }: Readonly<Record<string, string | undefined>>): boolean {
  return value !== '' && !UNTOLD.test(name) && !FILLED_IN.test(value);
}
