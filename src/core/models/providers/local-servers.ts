import { z } from 'zod';

export interface LocalModel {
  /** False for models that only embed. */
  readonly canChat: boolean;
  /** Null when the server does not tell. */
  readonly contextTokens: number | null;
  /** The server tells that it cannot look at pictures. */
  readonly isBlind: boolean;
}

/** Asks the server at its own root: a GET, or a POST when there is a body. */
export type AskServer = (path: string, body?: unknown) => Promise<unknown>;

/** What Ollama and LM Studio load a model with unless told otherwise. They cut longer prompts without a word. */
const LOAD_DEFAULT = 4_096;
const PARALLEL = 8;

/**
 * What LM Studio, llama.cpp or Ollama say of their models beyond the OpenAI protocol. A server that is none of them
 * answers nothing useful, which is no failure.
 */
export async function describeLocalModels(
  names: readonly string[],
  ask: AskServer,
): Promise<ReadonlyMap<string, LocalModel>> {
  if (names.length === 0) return new Map();
  const [lmStudio, llamaCpp, ollama] = await Promise.all([
    askAs(lmStudioModels, ask, '/api/v0/models'),
    askAs(llamaCppProps, ask, '/props'),
    askAs(ollamaRunning, ask, '/api/ps'),
  ]);
  if (ollama !== null) return describeOllama(names, ask, ollama);
  if (lmStudio !== null) return new Map(lmStudio.data.map((model) => [model.id, describeLmStudio(model)]));
  if (llamaCpp === null) return new Map();
  // One llama.cpp server serves one model.
  const contextTokens = llamaCpp.default_generation_settings.n_ctx;
  const isBlind = llamaCpp.modalities?.vision === false;
  return new Map(names.map((name) => [name, { canChat: true, contextTokens, isBlind }]));
}

const tokens = z.number().int().positive();

const lmStudioModels = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      loaded_context_length: tokens.optional(),
      max_context_length: tokens.optional(),
    }),
  ),
});

const llamaCppProps = z.object({
  default_generation_settings: z.object({ n_ctx: tokens }),
  modalities: z.object({ vision: z.boolean() }).optional().catch(undefined),
});

const ollamaRunning = z.object({ models: z.array(z.object({ name: z.string(), context_length: tokens.optional() })) });

const ollamaModel = z.object({
  capabilities: z.array(z.string()).optional(),
  /** Lines of the Modelfile, such as `num_ctx 16384`. */
  parameters: z.string().optional(),
  model_info: z.record(z.string(), z.unknown()).optional(),
});

function describeLmStudio(model: z.infer<typeof lmStudioModels>['data'][number]): LocalModel {
  const unloaded = Math.min(model.max_context_length ?? LOAD_DEFAULT, LOAD_DEFAULT);
  return {
    canChat: model.type !== 'embeddings',
    contextTokens: model.loaded_context_length ?? unloaded,
    isBlind: model.type !== 'vlm',
  };
}

async function describeOllama(
  names: readonly string[],
  ask: AskServer,
  running: z.infer<typeof ollamaRunning>,
): Promise<ReadonlyMap<string, LocalModel>> {
  const described = new Map<string, LocalModel>();
  const waiting = [...names];
  async function work(): Promise<void> {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const model = await askAs(ollamaModel, ask, '/api/show', { model: name });
      const loaded = running.models.find((candidate) => candidate.name === name)?.context_length;
      if (model !== null) described.set(name, describeOllamaModel(model, loaded));
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return described;
}

/** What is loaded counts first, then what its Modelfile asks for, then the default, never more than it was trained for. */
function describeOllamaModel(model: z.infer<typeof ollamaModel>, loaded: number | undefined): LocalModel {
  const asked = Number(/^num_ctx\s+(\d+)/m.exec(model.parameters ?? '')?.[1] ?? LOAD_DEFAULT);
  const trained = Object.entries(model.model_info ?? {}).find(([key]) => key.endsWith('.context_length'))?.[1];
  const limit = tokens.safeParse(trained).data ?? asked;
  return {
    canChat: model.capabilities === undefined || model.capabilities.includes('completion'),
    contextTokens: loaded ?? Math.min(asked, limit),
    isBlind: model.capabilities !== undefined && !model.capabilities.includes('vision'),
  };
}

async function askAs<T>(schema: z.ZodType<T>, ask: AskServer, path: string, body?: unknown): Promise<T | null> {
  try {
    return schema.parse(await ask(path, body));
  } catch {
    // Another kind of server: it knows no such path.
    return null;
  }
}
