import type { QueuedTurn } from '../ports';

type Given = Pick<QueuedTurn, 'answerId' | 'promptId' | 'sessionId'> & Partial<QueuedTurn>;

/** The first turn of a prompt that comes last in its session. */
export function queuedTurn(given: Given): QueuedTurn {
  const createdAt = given.createdAt ?? 1;
  const place = { parts: [], attempt: 1, parentId: null, isBranch: false, continuesId: null };
  return { text: 'Go', createdAt, askedAt: createdAt, ...place, ...given };
}
