import type { Literal } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';

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

/** Makes nodes of what `mathSyntax` finds. */
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
