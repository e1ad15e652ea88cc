import type { LecternChunk } from '../../shared/chat/message';

/** Ids of the approvals that a turn's chunks ask for and do not answer. */
export function pendingApprovals(chunks: readonly LecternChunk[]): readonly string[] {
  const pending = new Set<string>();
  for (const chunk of chunks) {
    if (chunk.type === 'tool-approval-request') pending.add(chunk.approvalId);
    if (chunk.type === 'tool-approval-response') pending.delete(chunk.approvalId);
  }
  return [...pending];
}
