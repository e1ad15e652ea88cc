/** Text for a column of its own: SQLite cuts text at NUL and libSQL replaces lone surrogates, so neither goes in. */
export function storedText(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '');
}
