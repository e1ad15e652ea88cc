const OPENS = /(?:^|[\s([{"'“‘])$/;

/** How names are mentioned behind what stands before the caret: apart from its last word, and from what is typed next. */
export function writtenMentions(before: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  return `${OPENS.test(before) ? '' : ' '}${names.map((name) => `@${name}`).join(' ')} `;
}
