import type { LecternChunk, LecternMessage } from '../../shared/chat/message';

type Part = LecternMessage['parts'][number];
type ToolPart = Extract<Part, { readonly toolCallId: string }>;

/** Told anew at the end of every answer, or true of one turn only. */
const OF_ITS_TURN = new Set<string>(['data-session', 'data-memory', 'data-notice', 'data-quotes', 'data-offer']);

/** The chunks that fold to the parts of a closed answer: what it said, and what its tools gave. */
export function unfoldParts(parts: readonly Part[]): readonly LecternChunk[] {
  return parts.flatMap((part, at) => unfoldPart(part, `earlier-${at}`));
}

function unfoldPart(part: Part, id: string): readonly LecternChunk[] {
  switch (part.type) {
    case 'text':
      return part.text === ''
        ? []
        : [
            { type: 'text-start', id },
            { type: 'text-delta', id, delta: part.text },
            { type: 'text-end', id },
          ];
    case 'reasoning': {
      const meta = part.providerMetadata === undefined ? {} : { providerMetadata: part.providerMetadata };
      return [
        { type: 'reasoning-start', id, ...meta },
        { type: 'reasoning-delta', id, delta: part.text },
        // What signs a piece of reasoning comes with its end.
        { type: 'reasoning-end', id, ...meta },
      ];
    }
    case 'step-start':
      return [{ type: 'start-step' }];
    default:
      if ('toolCallId' in part) return unfoldCall(part);
      // A data part is the chunk that made it.
      return part.type.startsWith('data-') && !OF_ITS_TURN.has(part.type) ? [part] : [];
  }
}

/** A call that was not answered, or was denied, is left out: whoever goes on may call again. */
function unfoldCall(part: ToolPart): readonly LecternChunk[] {
  if (part.state !== 'output-available' && part.state !== 'output-error') return [];
  const { toolCallId } = part;
  const toolName = part.type === 'dynamic-tool' ? part.toolName : part.type.slice('tool-'.length);
  return [
    { type: 'tool-input-available', toolCallId, toolName, input: part.input },
    part.state === 'output-available'
      ? { type: 'tool-output-available', toolCallId, output: part.output }
      : { type: 'tool-output-error', toolCallId, errorText: part.errorText },
  ];
}
