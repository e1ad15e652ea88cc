import { z } from 'zod';
import { errorData } from '../../shared/domain/error-data';
import { answered } from '../ask/answered';

/** What a start asks of the Lectern that already runs on the same folder. Travels as Electron's additionalData. */
export const handOver = z.object({
  /** The socket or pipe at which the second start waits for the answer. */
  replyTo: z.string().min(1).max(1_000),
  /** Null brings a window to the front. */
  question: z.object({ text: z.string(), source: z.string().nullable(), sessionId: z.string().nullable() }).nullable(),
});

/** One line of JSON of the answer. The first three types end it; a connection that closes before one of them is a failure. */
export const handOverReply = z.discriminatedUnion('type', [
  z.object({ type: z.literal('shown') }),
  z.object({ type: z.literal('answered'), answered }),
  z.object({ type: z.literal('failed'), error: errorData }),
  z.object({ type: z.literal('text'), delta: z.string() }),
  z.object({ type: z.literal('note'), line: z.string() }),
]);
export type HandOverReply = z.infer<typeof handOverReply>;
