import katex from 'katex';
import 'katex/dist/katex.min.css';
import { useLayoutEffect, useRef } from 'react';
import { definesMacros, FORMULA_LIMITS } from '../../../../shared/chat/markdown/formula-limits';

interface DrawnFormulaProps {
  readonly value: string;
  readonly isDisplay: boolean;
}

/** KaTeX makes elements of a formula, with MathML for screen readers. */
export function DrawnFormula({ value, isDisplay }: DrawnFormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (element.current !== null) draw(value, isDisplay, element.current);
  }, [value, isDisplay]);
  return <span ref={element} tabIndex={isDisplay ? 0 : undefined} />;
}

function draw(value: string, isDisplay: boolean, element: HTMLElement): void {
  try {
    if (definesMacros(value)) throw new Error('a formula with macros of its own');
    katex.render(value, element, { displayMode: isDisplay, ...FORMULA_LIMITS });
  } catch {
    // Whatever is wrong with it, it is shown as it was written.
    const code = document.createElement('code');
    code.textContent = value;
    element.replaceChildren(code);
  }
}
