import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolCall,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import type { AppError } from '../errors';
import type { Log } from '../ports';
import { toModelError } from './model-errors';
import { toPartStream } from './part-stream';

export interface GuardModelOptions {
  /** For the sentence of a failure. */
  readonly address: string;
  /** The key, struck out of what the server said where it repeats it. */
  readonly secret: string | null;
  readonly log: Log;
}

const NO_USAGE: LanguageModelV4Usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

/**
 * A model whose failures are `AppError`s and whose every answer either finishes or fails:
 * - an answer that breaks off keeps its text, closes its open blocks, then gives one `error` part and a finish `error`;
 * - a tool call is given only when the whole answer came, so that half of one is never run;
 * - a stop by the caller passes through as it is.
 * Calls that fail before the answer begins reject, and are not retried by the AI SDK.
 */
export function guardModel(model: LanguageModelV4, options: GuardModelOptions): LanguageModelV4 {
  const { address, secret, log } = options;

  function toFailure(error: unknown): AppError {
    const failure = toModelError(error, address, secret);
    // Not the provider's words: they may quote the prompt.
    log.warn('a model request failed', { address, code: failure.code });
    return failure;
  }

  async function call<T>(callOptions: LanguageModelV4CallOptions, run: () => PromiseLike<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw callOptions.abortSignal?.aborted === true ? error : toFailure(error);
    }
  }

  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (callOptions) => call(callOptions, () => model.doGenerate(callOptions)),
    doStream: async (callOptions) => {
      const result = await call(callOptions, () => model.doStream(callOptions));
      const parts = guardParts(result.stream, toFailure, callOptions.abortSignal);
      return { ...result, stream: toPartStream(parts) };
    },
  };
}

async function* guardParts(
  stream: ReadableStream<LanguageModelV4StreamPart>,
  toFailure: (error: unknown) => AppError,
  signal: AbortSignal | undefined,
): AsyncGenerator<LanguageModelV4StreamPart, void, undefined> {
  const open = new Map<string, LanguageModelV4StreamPart>();
  const heldCalls: LanguageModelV4ToolCall[] = [];
  let failure: unknown = 'The stream ended without a finish.';
  try {
    for await (const part of stream) {
      if (part.type === 'error') {
        failure = part.error;
        break;
      }
      if (part.type === 'finish') {
        // The reasons that the providers give for a stream that ended early.
        if (part.finishReason.unified === 'interrupted' || part.finishReason.unified === 'error') break;
        yield* heldCalls;
        yield part;
        return;
      }
      if (part.type === 'tool-call') heldCalls.push(part);
      // The AI SDK would print warnings to stderr, which belongs to `--ask`.
      else if (part.type === 'stream-start') yield { type: 'stream-start', warnings: [] };
      else {
        trackOpenBlock(open, part);
        yield part;
      }
    }
  } catch (error) {
    if (signal?.aborted === true) throw error;
    failure = error;
  }
  yield* open.values();
  yield { type: 'error', error: toFailure(failure) };
  yield { type: 'finish', finishReason: { unified: 'error', raw: undefined }, usage: NO_USAGE };
}

/** Keeps, for each block that is open, the part that closes it. */
function trackOpenBlock(open: Map<string, LanguageModelV4StreamPart>, part: LanguageModelV4StreamPart): void {
  if (part.type === 'text-start') open.set(part.id, { type: 'text-end', id: part.id });
  else if (part.type === 'reasoning-start') open.set(part.id, { type: 'reasoning-end', id: part.id });
  else if (part.type === 'text-end' || part.type === 'reasoning-end') open.delete(part.id);
}
