import { z } from 'zod';
import { resourceKey, uuidV7 } from './ids';

/** What a prompt names with `@`. A source limits what is searched; a session is handed to the model. */
export const mention = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('source'), key: resourceKey, name: z.string().max(2_000) }),
  z.object({ kind: z.literal('session'), sessionId: uuidV7, name: z.string().max(500) }),
]);
export type Mention = z.infer<typeof mention>;

export const MAX_MENTIONS = 20;
