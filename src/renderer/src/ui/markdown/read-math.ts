import type { Literal } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { math } from 'micromark-extension-math';
import { IS_FORMULA, MAX_FORMULA } from '../../../../shared/chat/markdown/display-math';

type Syntax = ReturnType<typeof math>;

/** TeX, without what stands around it. */
interface MathNode extends Literal {
  type: 'math';
}
interface InlineMath extends Literal {
  type: 'inlineMath';
  /** True for what stands apart, though it is written within a paragraph. */
  isDisplay: boolean;
}
declare module 'mdast' {
  interface RootContentMap {
    math: MathNode;
    inlineMath: InlineMath;
  }
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    math: MathNode;
  }
}

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

/** Makes nodes of them. */
export const mathFromMarkdown: FromMarkdown = {
  enter: {
    mathText(token) {
      const isDisplay = this.sliceSerialize(token).startsWith('$$');
      this.enter({ type: 'inlineMath', value: '', isDisplay }, token);
      this.buffer();
    },
  },
  exit: {
    mathText(token) {
      const value = this.resume();
      const node = this.stack.at(-1);
      if (node?.type === 'inlineMath') node.value = value;
      this.exit(token);
    },
    mathTextData(token) {
      this.config.enter['data']?.call(this, token);
      this.config.exit['data']?.call(this, token);
    },
  },
};

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
