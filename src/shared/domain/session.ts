import { z } from 'zod';
import { errorData } from './error-data';
import { uuidV7 } from './ids';
import { recallReach } from './settings';

/** One row of the sessions list. Times are Unix ms. */
export const sessionSummary = z.object({
  id: uuidV7,
  title: z.string().nullable(),
  createdAt: z.number(),
  lastAccessed: z.number(),
  pinned: z.boolean(),
  /** Put out of the list, until something is asked in it; remembered, found and kept as any other. */
  isArchived: z.boolean(),
  /** `null` follows the default model of the settings. */
  modelId: z.string().nullable(),
  /** Neither indexed, recalled nor found by search, and deleted without a trash. */
  isPrivate: z.boolean(),
  /** `null` follows the settings. */
  recallReach: recallReach.nullable(),
  /** Only in what windows watch, never stored: a turn runs, or waits for an approval. */
  isBusy: z.boolean(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;

/** The states of the session machine that a window can see. */
export const sessionStateName = z.enum([
  'idle',
  'opening',
  'recalling',
  'generating',
  'awaitingApproval',
  'saving',
  'failed',
  'interrupted',
]);
export type SessionStateName = z.infer<typeof sessionStateName>;

export const sessionState = z.object({
  name: sessionStateName,
  /** The assistant message of the turn the state speaks of. */
  turnId: uuidV7.nullable(),
  /** Why the turn stands in `failed`. */
  error: errorData.nullable(),
});
export type SessionState = z.infer<typeof sessionState>;

/** A prompt that waits behind the running turn. */
export const queuedPrompt = z.object({ messageId: uuidV7, text: z.string() });
export type QueuedPrompt = z.infer<typeof queuedPrompt>;

export const MAX_PROMPT_LENGTH = 4_000_000;
export const MAX_TITLE_LENGTH = 200;
