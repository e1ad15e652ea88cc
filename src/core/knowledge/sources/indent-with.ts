/** How far a line is set in, in characters, where a tab leads to the next place that `tab` divides. */
export function indentWith(tab: number, line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += tab - (width % tab);
    else if (character === ' ') width += 1;
    else break;
  }
  return width;
}
