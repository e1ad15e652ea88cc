import { z } from 'zod';

/** An expected failure as it crosses a boundary: a code with a sentence in `text/wording.ts`, and the values it names. */
export const errorData = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type ErrorData = z.infer<typeof errorData>;
