import katex from 'katex';
import { definesMacros, FORMULA_LIMITS } from '../../../shared/chat/markdown/formula-limits';

/** Its parts are drawn one by one: a longer one would hold up what else is asked meanwhile. */
const MAX_LENGTH = 1_000;

/** MathML of a formula, which needs no script, style or font, and names no address; null for one that is shown as written. */
export function drawFormula(tex: string, isDisplay: boolean): string | null {
  if (tex.length > MAX_LENGTH || definesMacros(tex)) return null;
  try {
    const drawn = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: isDisplay,
      ...FORMULA_LIMITS,
    });
    return /^<span class="katex">(<math [^]*<\/math>)<\/span>$/.exec(drawn)?.[1] ?? null;
  } catch {
    // Whatever is wrong with it, it is shown as it was written.
    return null;
  }
}
