import type {
  LanguageModelV4,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolCall,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import type { AppError } from '../errors';
import type { Log } from '../ports';
import { toModelError } from './model-errors';
import { beginAnswer, NO_FINISH } from './begin-answer';
import { toPartStream } from './part-stream';
import { MAX_TRIES, retryDelay, type RetryClock } from './retry-policy';

/** A wait before a request is sent again. */
export interface RetryWait {
  readonly address: string;
  readonly seconds: number;
  /** Which try follows, from 2. */
  readonly attempt: number;
  readonly tries: number;
}

export interface GuardModelOptions {
  /** For the sentence of a failure. */
  readonly address: string;
  /** The key, struck out of what the server said where it repeats it. */
  readonly secret: string | null;
  readonly log: Log;
  readonly clock: RetryClock;
  /** Told when a wait begins, and with `isOver` when the answer has begun after all or nothing more is tried. */
  readonly onWait?: ((wait: RetryWait, isOver: boolean) => void) | undefined;
}

const NO_USAGE: LanguageModelV4Usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

/**
 * A model whose failures are `AppError`s and whose every answer either finishes or fails:
 * - a request that fails before the answer begins is sent again when that may help (retry-policy.ts), else it rejects;
 * - an answer that breaks off keeps its text, closes its open blocks, then gives one `error` part and a finish `error`;
 * - a tool call is given only when the whole answer came, so that half of one is never run;
 * - a stop by the caller passes through as it is, out of a wait too.
 */
export function guardModel(model: LanguageModelV4, options: GuardModelOptions): LanguageModelV4 {
  const { address, secret, log, clock, onWait } = options;

  function toFailure(error: unknown): AppError {
    const failure = toModelError(error, address, { secret, now: clock.now() });
    // Not the provider's words: they may quote the prompt.
    log.warn('a model request failed', { address, code: failure.code });
    return failure;
  }

  async function call<T>(signal: AbortSignal | undefined, run: () => PromiseLike<T>): Promise<T> {
    let waited: RetryWait | null = null;
    for (let tries = 1; ; tries += 1) {
      try {
        const result = await run();
        if (waited !== null) onWait?.(waited, true);
        return result;
      } catch (error) {
        if (signal?.aborted === true) throw error;
        const delay = retryDelay(error, tries, clock);
        if (delay === null) {
          if (waited !== null) onWait?.(waited, true);
          throw toFailure(error);
        }
        waited = { address, seconds: Math.ceil(delay / 1_000), attempt: tries + 1, tries: MAX_TRIES };
        log.info('a model request is sent again', { ...waited });
        onWait?.(waited, false);
        await clock.wait(delay, signal);
      }
    }
  }

  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (callOptions) => call(callOptions.abortSignal, () => model.doGenerate(callOptions)),
    doStream: async (callOptions) => {
      const { abortSignal } = callOptions;
      const { begun, result } = await call(abortSignal, async () => {
        const answer = await model.doStream(callOptions);
        return { begun: await beginAnswer(answer.stream), result: answer };
      });
      return { ...result, stream: toPartStream(guardParts(begun, toFailure, abortSignal)) };
    },
  };
}

async function* guardParts(
  stream: AsyncIterable<LanguageModelV4StreamPart>,
  toFailure: (error: unknown) => AppError,
  signal: AbortSignal | undefined,
): AsyncGenerator<LanguageModelV4StreamPart, void, undefined> {
  const open = new Map<string, LanguageModelV4StreamPart>();
  const heldCalls: LanguageModelV4ToolCall[] = [];
  let failure: unknown = NO_FINISH;
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
