import type { ModelMessage } from 'ai';
import { estimateTokens, FRAME_TOKENS, PICTURE_TOKENS } from '../../shared/chat/estimate-text';
import { cutMiddle } from './cut-middle';
import { estimateMessageTokens } from './estimate-tokens';

/** What a prompt, or one tool's result, keeps in any case, in tokens. */
export const LEAST = 64;
/** Stands where pictures were; the model reads it. */
const NO_PICTURES = '[… pictures were left out …]';

/** A prompt without as many of its pictures as it has no room for, the earliest first. */
export function leaveOutPictures(
  message: ModelMessage,
  room: number,
): { readonly message: ModelMessage; readonly leftOut: number } {
  const over = estimateMessageTokens(message) - room;
  if (over <= 0 || message.role !== 'user' || typeof message.content === 'string') return { message, leftOut: 0 };
  const pictures = message.content.filter(({ type }) => type !== 'text');
  const needed = Math.ceil((over + FRAME_TOKENS + estimateTokens(NO_PICTURES)) / (FRAME_TOKENS + PICTURE_TOKENS));
  const left = new Set(pictures.slice(0, needed));
  const content = message.content.flatMap((part) => {
    if (!left.has(part)) return [part];
    return part === pictures[0] ? [{ type: 'text' as const, text: NO_PICTURES }] : [];
  });
  return left.size === 0 ? { message, leftOut: 0 } : { message: { ...message, content }, leftOut: left.size };
}

/** The longest text of the prompt is cut first: what is attached before what was asked. */
export function cutPrompt(message: ModelMessage, room: number): ModelMessage {
  let over = estimateMessageTokens(message) - room;
  if (over <= 0 || message.role !== 'user') return message;
  const cut = (text: string): string => {
    const kept = cutMiddle(text, Math.max(LEAST, estimateTokens(text) - over));
    over -= estimateTokens(text) - estimateTokens(kept);
    return kept;
  };
  if (typeof message.content === 'string') return { ...message, content: cut(message.content) };
  const content = [...message.content];
  const lengthAt = (at: number): number => {
    const part = content[at];
    return part?.type === 'text' ? part.text.length : 0;
  };
  for (const at of [...content.keys()].toSorted((a, b) => lengthAt(b) - lengthAt(a))) {
    const part = content[at];
    if (over > 0 && part?.type === 'text') content[at] = { ...part, text: cut(part.text) };
  }
  return { ...message, content };
}
