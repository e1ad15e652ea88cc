import katex from 'katex';
import 'katex/dist/katex.min.css';
import { useLayoutEffect, useRef } from 'react';

/** What a formula may set off: macros that are expanded, and the size of what is drawn, in ems. */
const MAX_EXPAND = 200;
const MAX_SIZE = 20;

interface DrawnFormulaProps {
  readonly value: string;
  readonly isDisplay: boolean;
}

/** KaTeX makes elements of a formula, with MathML for screen readers. Nothing in it can name an address, a class or a style. */
export function DrawnFormula({ value, isDisplay }: DrawnFormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (element.current !== null) draw(value, isDisplay, element.current);
  }, [value, isDisplay]);
  return <span ref={element} tabIndex={isDisplay ? 0 : undefined} />;
}

function draw(value: string, isDisplay: boolean, element: HTMLElement): void {
  try {
    katex.render(value, element, {
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      strict: false,
      maxExpand: MAX_EXPAND,
      maxSize: MAX_SIZE,
    });
  } catch {
    // Whatever is wrong with it, it is shown as it was written.
    const code = document.createElement('code');
    code.textContent = value;
    element.replaceChildren(code);
  }
}
