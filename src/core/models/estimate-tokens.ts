import type { ModelMessage, ToolResultPart, ToolSet } from 'ai';

/**
 * Tokens per UTF-16 unit, on the safe side of what common tokenizers need: words of English about 3.7 characters,
 * digits and punctuation 2, everything beyond ASCII (CJK, Cyrillic, emoji) one.
 */
const WORD = 0.27;
const SIGN = 0.5;
const BEYOND_ASCII = 1;

/** What a chat template adds around a message or a part. */
const FRAME = 6;
/** The schema of one of our tools, as a provider spells it out. */
const TOOL_SCHEMA = 250;
/** A file or picture in a message. */
const FILE = 1_000;

/** Tokens of each UTF-16 unit of a text, by its code. */
export function unitTokens(code: number): number {
  if (code > 127) return BEYOND_ASCII;
  const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return isLetter || code === 32 ? WORD : SIGN;
}

export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let index = 0; index < text.length; index += 1) tokens += unitTokens(text.charCodeAt(index));
  return Math.ceil(tokens);
}

export function estimateMessageTokens(message: ModelMessage): number {
  if (typeof message.content === 'string') return FRAME + estimateTokens(message.content);
  let tokens = FRAME;
  for (const part of message.content) tokens += FRAME + estimatePartTokens(part);
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
  return part.type === 'tool-approval-request' || part.type === 'tool-approval-response' ? 0 : FILE;
}

/** A tool's result as a model reads it. */
export function toolResultText(output: ToolResultPart['output']): string {
  if (!('value' in output)) return output.reason ?? '';
  return typeof output.value === 'string' ? output.value : JSON.stringify(output.value);
}
