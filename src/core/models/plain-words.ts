const MAX_LENGTH = 300;
/** A shorter key (local servers take any word) is no secret, and would tear up what is said. */
const SHORTEST_SECRET = 4;

/**
 * What another program said, as one short line of plain text: without `secret`, without what hides or turns text (controls,
 * marks of direction), and cut.
 */
export function plainWords(text: string, secret: string | null): string {
  const safe = secret === null || secret.length < SHORTEST_SECRET ? text : text.replaceAll(secret, '•••');
  const line = safe.replace(/[\p{C}\s]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= MAX_LENGTH ? line : `${characters.slice(0, MAX_LENGTH - 1).join('')}…`;
}
