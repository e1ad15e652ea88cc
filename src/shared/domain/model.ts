import { z } from 'zod';
import { errorData } from './error-data';

export const READER_MODEL_ID = 'reader';

export const providerKind = z.enum(['openai-compatible', 'openai', 'anthropic', 'google']);
export type ProviderKind = z.infer<typeof providerKind>;

/** A model a session can be set to. `contextTokens` is what one request may hold. */
export const modelInfo = z.object({
  id: z.string(),
  name: z.string(),
  connectionId: z.string().nullable(),
  contextTokens: z.number().int().positive(),
  /** The provider does not tell how much that is. */
  isContextAssumed: z.literal(true).optional(),
  /** It cannot look at pictures. Missing where it can, and where nobody tells. */
  isBlind: z.literal(true).optional(),
});
export type ModelInfo = z.infer<typeof modelInfo>;

/** A connected provider without its key. `origin` says who made it: the user, or a local server found running. */
export const modelConnection = z.object({
  id: z.string(),
  kind: providerKind,
  name: z.string(),
  baseUrl: z.string().nullable(),
  hasKey: z.boolean(),
  origin: z.enum(['user', 'found']),
  error: errorData.nullable(),
});
export type ModelConnection = z.infer<typeof modelConnection>;

export const modelCatalog = z.object({
  models: z.array(modelInfo),
  connections: z.array(modelConnection),
  /** False where the system keeps keys as plain text (Linux without a keyring). */
  keysAreEncrypted: z.boolean(),
});
export type ModelCatalog = z.infer<typeof modelCatalog>;
