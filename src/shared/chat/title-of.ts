const TITLE_LENGTH = 60;

/** A session's first title: the first line of its first prompt, cut at a word where it is longer than `limit` characters. */
export function titleOf(prompt: string, limit = TITLE_LENGTH): string {
  const line = prompt.split('\n').find((candidate) => candidate.trim() !== '') ?? '';
  const words = line
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...words];
  if (letters.length <= limit) return words;
  const cut = letters.slice(0, limit).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > limit / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
