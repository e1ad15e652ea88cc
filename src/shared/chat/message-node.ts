import type { LecternMessage } from './message';

/** Where a message stands among those of its session, without what it says. */
export interface MessageNode {
  readonly id: string;
  readonly role: LecternMessage['role'];
  /** The message before it; null for a first one. */
  readonly parentId: string | null;
  /** Unix ms. */
  readonly createdAt: number;
}

export function toNode({ id, role, metadata }: LecternMessage): MessageNode {
  return { id, role, parentId: metadata?.parentId ?? null, createdAt: metadata?.createdAt ?? 0 };
}
