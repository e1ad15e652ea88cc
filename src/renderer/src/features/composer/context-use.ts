import { estimateTokens, FRAME_TOKENS, PICTURE_TOKENS } from '../../../../shared/chat/estimate-text';
import type { LecternMessage } from '../../../../shared/chat/message';
import type { Attachment } from '../../../../shared/domain/attachment';
import { RECENT_MESSAGES, reservedForAnswer } from '../../../../shared/domain/context';

/** How much of what the model can read a prompt would take. Tokens are estimates. */
export interface ContextUse {
  readonly tokens: number;
  /** What there is room for beside the answer. */
  readonly room: number;
  /** Earlier messages that will not be sent, and whether pictures or the middle of what is asked and attached will not be. */
  readonly leftOut: number;
  readonly isCut: boolean;
}

interface Asked {
  readonly text: string;
  readonly files: readonly Attachment[];
  /** The shown path. */
  readonly messages: readonly LecternMessage[];
  readonly contextTokens: number;
}

/** What the instructions, the tools and a usual recollection take. */
const FIXED_TOKENS = 3_000;
/** A longer text is estimated by its beginning: counting a megabyte at each key would be felt. */
const COUNTED_LENGTH = 20_000;

const ofMessages = new WeakMap<LecternMessage, number>();

/** Older turns are given up first, then pictures and the middle of the prompt: as core/models/fit-context.ts does. */
export function contextUse({ text, files, messages, contextTokens }: Asked): ContextUse {
  const room = contextTokens - reservedForAnswer(contextTokens);
  const prompt = FIXED_TOKENS + roughTokens(text) + files.reduce((sum, file) => sum + fileTokens(file), 0);
  const recent = messages.slice(-RECENT_MESSAGES);
  let tokens = prompt;
  /** Place of the first message that is sent. */
  let kept = recent.length;
  for (let end = recent.length; end > 0;) {
    const start = turnStart(recent, end);
    const turn = recent.slice(start, end).reduce((sum, message) => sum + messageTokens(message), 0);
    tokens += turn;
    if (tokens <= room) kept = start;
    end = start;
  }
  return { tokens, room, leftOut: kept, isCut: prompt > room };
}

function turnStart(messages: readonly LecternMessage[], end: number): number {
  return Math.max(
    0,
    messages.slice(0, end).findLastIndex(({ role }) => role === 'user'),
  );
}

function messageTokens(message: LecternMessage): number {
  const known = ofMessages.get(message);
  if (known !== undefined) return known;
  const tokens = message.parts.reduce((sum, part) => sum + FRAME_TOKENS + partTokens(part), FRAME_TOKENS);
  ofMessages.set(message, tokens);
  return tokens;
}

/** Of what of a part goes to the model. */
function partTokens(part: LecternMessage['parts'][number]): number {
  if (part.type === 'text' || part.type === 'reasoning') return roughTokens(part.text);
  if (part.type === 'data-attachment') return fileTokens(part.data);
  if (!('toolCallId' in part)) return 0;
  return roughTokens(JSON.stringify([part.input, 'output' in part ? part.output : '']));
}

function fileTokens({ text, picture }: Attachment): number {
  return picture === undefined ? roughTokens(text) : PICTURE_TOKENS;
}

function roughTokens(text: string): number {
  if (text.length <= COUNTED_LENGTH) return estimateTokens(text);
  return Math.ceil((estimateTokens(text.slice(0, COUNTED_LENGTH)) * text.length) / COUNTED_LENGTH);
}
