import { z } from 'zod';

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Off: no recall and no working memory; messages are still stored and shown. */
  memoryEnabled: z.boolean().default(true),
  /** `reader`, or `<connection id>/<model name>`. */
  defaultModelId: z.string().default('reader'),
  /** Days after which an untouched, unpinned conversation goes to the trash; null: never. */
  conversationLifeDays: z.number().int().positive().max(36_500).nullable().default(null),
});
export type Settings = z.infer<typeof settings>;
