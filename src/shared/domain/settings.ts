import { z } from 'zod';
import { embedderId } from './embedder';

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Off: no recall and no working memory; messages are still stored and shown. */
  memoryEnabled: z.boolean().default(true),
  /** `reader`, or `<connection id>/<model name>`. */
  defaultModelId: z.string().default('reader'),
  /** Days after which an untouched, unpinned conversation goes to the trash; null: never. */
  conversationLifeDays: z.number().int().positive().max(36_500).nullable().default(null),
  /** Hosts whose repositories a model may have fetched without asking, as `hostToAllow` names them. */
  allowedHosts: z.array(z.string().min(1).max(300)).default([]),
  /** The model that finds by meaning. */
  embedderId: embedderId.default('bundled'),
});
export type Settings = z.infer<typeof settings>;

/** Some settings to change. Not `settings.partial()`: zod would fill what is absent with the defaults. */
export const settingsChange = z
  .object({
    theme: settings.shape.theme.unwrap(),
    memoryEnabled: settings.shape.memoryEnabled.unwrap(),
    defaultModelId: settings.shape.defaultModelId.unwrap().max(500),
    conversationLifeDays: settings.shape.conversationLifeDays.unwrap(),
    allowedHosts: settings.shape.allowedHosts.unwrap(),
    embedderId,
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChange>;
