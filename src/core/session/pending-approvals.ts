import type { LecternChunk } from '../../shared/chat/message';

interface PendingApproval {
  readonly approvalId: string;
  /** The host that may be allowed for good; null when it may not. */
  readonly host: string | null;
}

/** The approvals that a turn's chunks ask for and do not answer. */
export function pendingApprovals(chunks: readonly LecternChunk[]): readonly PendingApproval[] {
  const hosts = new Map<string, string | null>();
  const pending = new Map<string, PendingApproval>();
  for (const chunk of chunks) {
    // It says what the call of that id asks for, and comes before the question.
    if (chunk.type === 'data-approval') hosts.set(chunk.data.toolCallId, chunk.data.host);
    if (chunk.type === 'tool-approval-request') {
      const { approvalId, toolCallId } = chunk;
      pending.set(approvalId, { approvalId, host: hosts.get(toolCallId) ?? null });
    }
    if (chunk.type === 'tool-approval-response') pending.delete(chunk.approvalId);
  }
  return [...pending.values()];
}
