import katex from 'katex';

/** Its parts are drawn one by one: a longer one would hold up what else is asked meanwhile. */
const MAX_LENGTH = 1_000;
/** What is expanded, and the size of what is drawn, in ems: as on the screen. */
const MAX_EXPAND = 200;
const MAX_SIZE = 20;
/** A macro of its own makes a long formula of a short one. */
const DEFINES = /\\(?:[gex]?def|(?:re)?newcommand|providecommand|(?:future)?let|global|long)(?![a-zA-Z])/;

/** MathML of a formula, which needs no script, style or font, and names no address; null for one that is shown as written. */
export function drawFormula(tex: string, isDisplay: boolean): string | null {
  if (tex.length > MAX_LENGTH || DEFINES.test(tex)) return null;
  try {
    const drawn = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      strict: false,
      maxExpand: MAX_EXPAND,
      maxSize: MAX_SIZE,
    });
    return /^<span class="katex">(<math [^]*<\/math>)<\/span>$/.exec(drawn)?.[1] ?? null;
  } catch {
    // Whatever is wrong with it, it is shown as it was written.
    return null;
  }
}
