/** What KaTeX may do for a formula: nothing in it names an address, a class or a style, and what it sets off is bounded. */
export const FORMULA_LIMITS = {
  throwOnError: true,
  trust: false,
  strict: false,
  /** Macros that are expanded. */
  maxExpand: 200,
  /** In ems. */
  maxSize: 20,
} as const;

const DEFINES = /\\(?:[gex]?def|(?:re)?newcommand|providecommand|(?:future)?let|global|long)(?![a-zA-Z])/;

/** Whether a formula has macros of its own, which make a long one of a short one: a kilobyte of them is drawn for seconds. */
export function definesMacros(tex: string): boolean {
  return DEFINES.test(tex);
}
