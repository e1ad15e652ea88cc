import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { providerKind, type ModelCatalog } from '../domain/model';
import { procedure } from './errors';

export const models = {
  /** The catalogue now and after each change. The first one comes at once; a local Ollama may follow. */
  watch: procedure.output(eventIterator(type<ModelCatalog>())),
  /**
   * Connects a provider after one request has shown that it answers. The key is stored encrypted where the system
   * can. Errors: `model.refused`, `model.unauthorized`, `model.status`, `model.stalled`, `model.address`.
   */
  connect: procedure
    .input(
      z.object({
        kind: providerKind,
        baseUrl: z.string().trim().max(2_000).optional(),
        apiKey: z.string().trim().max(4_000).optional(),
      }),
    )
    .output(z.object({ connectionId: z.string(), modelIds: z.array(z.string()) })),
  disconnect: procedure.input(z.object({ connectionId: z.string().max(200) })).output(z.void()),
};
