import type { LecternChunk } from '../../shared/chat/message';

/** The chunks that close what a turn which ended early left open: text, reasoning, tool calls without a result. */
export function closeParts(chunks: readonly LecternChunk[], toolErrorText: string): LecternChunk[] {
  const text = new Set<string>();
  const reasoning = new Set<string>();
  const calls = new Set<string>();
  for (const chunk of chunks) {
    switch (chunk.type) {
      case 'text-start':
        text.add(chunk.id);
        break;
      case 'text-end':
        text.delete(chunk.id);
        break;
      case 'reasoning-start':
        reasoning.add(chunk.id);
        break;
      case 'reasoning-end':
        reasoning.delete(chunk.id);
        break;
      case 'finish-step':
        // The fold forgets a step's open parts here.
        text.clear();
        reasoning.clear();
        break;
      case 'tool-input-start':
      case 'tool-input-available':
        calls.add(chunk.toolCallId);
        break;
      case 'tool-input-error':
      case 'tool-output-available':
      case 'tool-output-error':
      case 'tool-output-denied':
        calls.delete(chunk.toolCallId);
        break;
      default:
        break;
    }
  }
  return [
    ...[...text].map((id): LecternChunk => ({ type: 'text-end', id })),
    ...[...reasoning].map((id): LecternChunk => ({ type: 'reasoning-end', id })),
    ...[...calls].map((toolCallId): LecternChunk => ({
      type: 'tool-output-error',
      toolCallId,
      errorText: toolErrorText,
    })),
  ];
}
