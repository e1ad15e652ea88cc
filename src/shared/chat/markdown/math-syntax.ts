import { math } from 'micromark-extension-math';
import { IS_FORMULA, MAX_FORMULA } from './display-math';

type Syntax = ReturnType<typeof math>;

const DOLLAR = 36;

/** An opening one stands before no space and behind no word, a closing one behind no space and before no word: as Pandoc has it. */
const SINGLE = /\$(?=[^\s$])(?:(?!\n[ \t]*\n)(?:\\.|[^$\\`]))*(?<=\S)\$(?![\p{L}\p{N}$])/suy;
const DOUBLE = /\$\$(?!\$)(?:(?!\n[ \t]*\n)[^$`])*\$\$(?!\$)/suy;
const WORD_BEFORE = /[\p{L}\p{N}\\$]$/u;
/**
 * Micromark's formulas in dollars, without what are sums of money: the construct is only tried where `source` has a
 * whole formula.
 */
export function mathSyntax(source: string): Syntax {
  const construct = math().text?.[DOLLAR];
  if (construct === undefined || Array.isArray(construct)) return {};
  return {
    text: {
      [DOLLAR]: {
        ...construct,
        tokenize(effects, ok, nok) {
          const begin = construct.tokenize.call(this, effects, ok, nok);
          return (code) => (isFormulaAt(source, this.now().offset) ? begin(code) : nok(code));
        },
      },
    },
  };
}

function isFormulaAt(source: string, at: number): boolean {
  if (WORD_BEFORE.test(source.slice(Math.max(0, at - 2), at))) return false;
  const pattern = source.startsWith('$$', at) ? DOUBLE : SINGLE;
  pattern.lastIndex = at;
  const [formula] = pattern.exec(source.slice(0, at + MAX_FORMULA)) ?? [];
  return formula !== undefined;
}

const CODE_OR_FORMULA =
  /(`+)[^]*?(?<!`)\1(?!`)|\\\\|\\\(((?:(?!\n[ \t]*\n|\\\)|\\\()[^$])+)\\\)|(?<=^[ \t>]*)\\\[((?:(?!\n[ \t]*\n|\\\]|\\\[)[^$])+)\\\](?=[ \t]*$)/gm;

/** `\(x\)` as `$x$` and `\[x\]`, which begins and ends a line, as `$$x$$`, outside of code and on the same lines. */
export function withDollars(source: string): string {
  if (!/\\[([]/.test(source)) return source;
  return source.replace(CODE_OR_FORMULA, (whole, _code, formula: string | undefined, display: string | undefined) => {
    if (display !== undefined) return IS_FORMULA.test(display) ? `$$${display}$$` : whole;
    const inner = formula?.replace(/^[ \t]+|[ \t]+$/g, '') ?? '';
    return inner === '' || inner !== inner.trim() ? whole : `$${inner}$`;
  });
}
