import { z } from 'zod';
import { languages } from '../text/shown-language';
import { embedderId } from './embedder';

/** Which earlier messages an answer may recall, beside the newest ones of its own session. */
export const recallReach = z.enum(['all', 'session', 'none']);
export type RecallReach = z.infer<typeof recallReach>;

/** In tinykeys syntax (shared/commands/chosen-keys.ts). */
const keys = z.string().regex(/^(?:(?:\$mod|Control|Meta|Alt|Shift)\+){0,4}(?:[^\s+]|[A-Za-z]\w{1,19})$/u);
export const chosenKeys = z
  .record(z.string().max(60), keys.nullable())
  .refine((chosen) => Object.keys(chosen).length <= 200);

/** From the smallest to the largest. */
export const textSize = z.enum(['small', 'medium', 'large', 'largest']);

/** `system`: the language of the desktop, where there is a text in it. */
export const languageChoice = z.enum(['system', ...languages]);
export type LanguageChoice = z.infer<typeof languageChoice>;

export const settings = z.object({
  language: languageChoice.default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'normal', 'high']).default('system'),
  textSize: textSize.default('medium'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** `first` is shown until there is a session, `asked` until it is left again. */
  introduction: z.enum(['first', 'asked', 'left']).default('first'),
  /** Off: no recall and no working memory; messages are still stored and shown. */
  memoryEnabled: z.boolean().default(true),
  /** A session may have its own. */
  recallReach: recallReach.default('all'),
  /** `reader`, or `<connection id>/<model name>`. */
  defaultModelId: z.string().default('reader'),
  /** A session gets a title of a few words after its first answer. */
  titlesEnabled: z.boolean().default(true),
  /** Days after which an untouched, unpinned conversation goes to the trash; null: never. */
  conversationLifeDays: z.number().int().positive().max(36_500).nullable().default(null),
  /** What fetched repositories may take on disk, in units of 1,000³ bytes; beyond it the least recently used go. */
  repositoryGigabytes: z.number().int().positive().max(10_000).default(10),
  /** Days after which a fetched repository that nobody searched is freed; null: never. */
  repositoryLifeDays: z.number().int().positive().max(36_500).nullable().default(180),
  /** Hosts whose repositories a model may have fetched without asking, as `hostToAllow` names them. */
  allowedHosts: z.array(z.string().min(1).max(300)).default([]),
  /** Keys of commands that are not those of the table. */
  keys: chosenKeys.default({}),
  /** The model that finds by meaning. */
  embedderId: embedderId.default('bundled'),
});
export type Settings = z.infer<typeof settings>;

/** Some settings to change. Not `settings.partial()`: zod would fill what is absent with the defaults. */
export const settingsChange = z
  .object({
    language: languageChoice,
    theme: settings.shape.theme.unwrap(),
    contrast: settings.shape.contrast.unwrap(),
    textSize,
    density: settings.shape.density.unwrap(),
    introduction: settings.shape.introduction.unwrap(),
    memoryEnabled: settings.shape.memoryEnabled.unwrap(),
    recallReach: settings.shape.recallReach.unwrap(),
    defaultModelId: settings.shape.defaultModelId.unwrap().max(500),
    titlesEnabled: settings.shape.titlesEnabled.unwrap(),
    conversationLifeDays: settings.shape.conversationLifeDays.unwrap(),
    repositoryGigabytes: settings.shape.repositoryGigabytes.unwrap(),
    repositoryLifeDays: settings.shape.repositoryLifeDays.unwrap(),
    allowedHosts: settings.shape.allowedHosts.unwrap(),
    keys: settings.shape.keys.unwrap(),
    embedderId,
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChange>;
