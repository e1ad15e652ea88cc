/** How many messages of the path a model sees; what lies further back is recalled when it fits. */
export const RECENT_MESSAGES = 10;

/** Share of the context that is kept free for the answer, at most `MAX_RESERVED` tokens. */
const ANSWER_SHARE = 0.25;
const MAX_RESERVED = 8_192;

/** Tokens of a model's context that are kept free for its answer. */
export function reservedForAnswer(contextTokens: number): number {
  return Math.min(MAX_RESERVED, Math.floor(contextTokens * ANSWER_SHARE));
}
