import type { SessionSummary } from '../../../../shared/domain/session';

/** Sessions whose title has every word of the query, in the order given. No query: all of them. */
export function sessionsByTitle(sessions: readonly SessionSummary[], query: string): readonly SessionSummary[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return sessions;
  return sessions.filter(({ title }) => {
    const folded = fold(title ?? '');
    return words.every((word) => folded.includes(word));
  });
}

/** Case and accents do not count. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
