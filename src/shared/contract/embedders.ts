import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { EmbedderState } from '../domain/embedder';
import { procedure } from './errors';

/** The models that find by meaning. Which one is wanted is a setting; what goes wrong is in the state. */
export const embedders = {
  /** The state now and after each change; null while it is not known yet. */
  watch: procedure.output(eventIterator(type<EmbedderState | null>())),
  /** Downloads the model that does not come with Lectern, and then uses it. */
  download: procedure.output(z.void()),
  /** The same from a folder on this computer. */
  installFrom: procedure.input(z.object({ folder: z.string().min(1).max(4_000) })).output(z.void()),
  /** Ends an installation, or goes back to the model that serves while another's vectors are made. */
  stop: procedure.output(z.void()),
};
