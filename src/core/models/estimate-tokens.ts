import type { ModelMessage, ToolResultPart, ToolSet } from 'ai';
import { estimateTokens, FRAME_TOKENS, PICTURE_TOKENS } from '../../shared/chat/estimate-text';

/** The schema of one of our tools, as a provider spells it out. */
const TOOL_SCHEMA = 250;

export function estimateMessageTokens(message: ModelMessage): number {
  if (typeof message.content === 'string') return FRAME_TOKENS + estimateTokens(message.content);
  let tokens = FRAME_TOKENS;
  for (const part of message.content) tokens += FRAME_TOKENS + estimatePartTokens(part);
  return tokens;
}

export function estimateToolTokens(tools: ToolSet): number {
  let tokens = 0;
  for (const [name, { description }] of Object.entries(tools)) {
    tokens += TOOL_SCHEMA + estimateTokens(name) + (typeof description === 'string' ? estimateTokens(description) : 0);
  }
  return tokens;
}

type Part = Exclude<ModelMessage['content'], string>[number];

function estimatePartTokens(part: Part): number {
  if (part.type === 'text' || part.type === 'reasoning') return estimateTokens(part.text);
  if (part.type === 'tool-call')
    return estimateTokens(part.toolName) + estimateTokens(JSON.stringify(part.input ?? null));
  if (part.type === 'tool-result') return estimateTokens(part.toolName) + estimateTokens(toolResultText(part.output));
  return part.type === 'tool-approval-request' || part.type === 'tool-approval-response' ? 0 : PICTURE_TOKENS;
}

/** A tool's result as a model reads it. */
export function toolResultText(output: ToolResultPart['output']): string {
  if (!('value' in output)) return output.reason ?? '';
  return typeof output.value === 'string' ? output.value : JSON.stringify(output.value);
}
