import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { ErrorData } from '../domain/error-data';
import { uuidV7 } from '../domain/ids';
import { settingsChange, type Settings } from '../domain/settings';
import { procedure } from './errors';

/** What the whole app has to say: how memory is, and what went wrong at start-up. */
export interface AppStatus {
  readonly memory: 'starting' | 'ready' | 'off' | 'broken';
  readonly banners: readonly ErrorData[];
}

export const app = {
  watchStatus: procedure.output(eventIterator(type<AppStatus>())),
  dismissBanner: procedure.input(z.object({ code: z.string().max(200) })).output(z.void()),
  watchSettings: procedure.output(eventIterator(type<Settings>())),
  updateSettings: procedure.input(settingsChange).output(z.void()),
  /** Ids of commands that the menu asks this window to run. */
  watchCommands: procedure.output(eventIterator(type<string>())),
  quit: procedure.output(z.void()),
  newWindow: procedure.input(z.object({ sessionId: uuidV7.optional() })).output(z.void()),
  /** The system's folder dialogue; null when it was closed without a choice. */
  pickFolder: procedure.output(z.object({ path: z.string().nullable() })),
  /** Opens an https address in the system's browser. Errors: `link.refused`. */
  openExternal: procedure.input(z.object({ url: z.string().max(4_000) })).output(z.void()),
  /** Versions, sizes, counts and codes as JSON text, to paste into a report. */
  diagnostics: procedure.output(z.object({ text: z.string() })),
  about: procedure.output(z.object({ version: z.string(), dataDir: z.string() })),
};
