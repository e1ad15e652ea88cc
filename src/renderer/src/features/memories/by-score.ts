import type { RecalledMessage } from '../../../../shared/chat/message';

/** What matched best comes first, then what only stands beside a match, and last what only asks, however well it matched. */
export function byScore(a: RecalledMessage, b: RecalledMessage): number {
  const [asksA, asksB] = [a.onlyAsks === true, b.onlyAsks === true];
  return asksA === asksB ? (b.why?.total ?? 0) - (a.why?.total ?? 0) : Number(asksA) - Number(asksB);
}
