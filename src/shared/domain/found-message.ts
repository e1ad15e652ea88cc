import { z } from 'zod';
import { uuidV7 } from './ids';

/** A piece of what a message says; text, whatever it looks like. */
export const snippetPart = z.object({ text: z.string(), isMatch: z.boolean() });
export type SnippetPart = z.infer<typeof snippetPart>;

export const foundMessage = z.object({
  messageId: uuidV7,
  sessionId: uuidV7,
  role: z.enum(['user', 'assistant']),
  /** Unix ms. */
  createdAt: z.number(),
  /** The part of it around the first match. */
  snippet: z.array(snippetPart).readonly(),
});
export type FoundMessage = z.infer<typeof foundMessage>;

/**
 * Why messages were found: they have all words as typed, or nearly as typed, or only some of the words. The later ones
 * are looked for when the ones before find too little.
 */
export const matchKind = z.enum(['all', 'near', 'some']);
export type MatchKind = z.infer<typeof matchKind>;
