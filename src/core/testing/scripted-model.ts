import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { toPartStream } from '../models/part-stream';

/** What a scripted model does in one call: parts to stream, or an error to throw; `hold` waits before going on. */
export type ScriptedStep =
  | { readonly text: string }
  | { readonly toolCall: { readonly name: string; readonly input: unknown } }
  | { readonly hold: Promise<void> }
  /** Why the model ends, instead of having said all. */
  | { readonly end: 'length' }
  | { readonly fail: Error };

export interface ScriptedModel extends LanguageModelV4 {
  readonly calls: readonly LanguageModelV4CallOptions[];
}

const USAGE = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

export type Scripts =
  | ReadonlyArray<readonly ScriptedStep[]>
  /** Decides by what is asked. */
  | ((call: LanguageModelV4CallOptions) => readonly ScriptedStep[]);

/** A model for tests that plays one script a call, in order. It answers nothing that was not scripted. */
export function createScriptedModel(scripts: Scripts): ScriptedModel {
  const calls: LanguageModelV4CallOptions[] = [];
  return {
    specificationVersion: 'v4',
    provider: 'scripted',
    modelId: 'scripted',
    supportedUrls: {},
    calls,
    doGenerate: () => Promise.reject(new Error('scripted models only stream')),
    async doStream(options) {
      const script = typeof scripts === 'function' ? scripts(options) : scripts[calls.length];
      calls.push(options);
      if (script === undefined) throw new Error('no script is left');
      const first = script[0];
      if (first !== undefined && 'fail' in first) throw first.fail;
      return { stream: toPartStream(play(script, calls.length, options.abortSignal)) };
    },
  };
}

async function* play(
  script: readonly ScriptedStep[],
  call: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<LanguageModelV4StreamPart, void, void> {
  yield { type: 'stream-start', warnings: [] };
  let unified: 'stop' | 'tool-calls' | 'length' = 'stop';
  for (const [index, step] of script.entries()) {
    const id = `${call}-${index}`;
    if ('hold' in step) {
      await Promise.race([step.hold, aborted(signal)]);
      if (signal?.aborted === true) throw new DOMException('aborted', 'AbortError');
    } else if ('fail' in step) throw step.fail;
    else if ('end' in step) unified = step.end;
    else if ('text' in step) {
      yield { type: 'text-start', id };
      for (const delta of step.text.match(/\S+\s*|\s+/g) ?? []) yield { type: 'text-delta', id, delta };
      yield { type: 'text-end', id };
    } else {
      unified = 'tool-calls';
      yield {
        type: 'tool-call',
        toolCallId: id,
        toolName: step.toolCall.name,
        input: JSON.stringify(step.toolCall.input),
      };
    }
  }
  yield { type: 'finish', finishReason: { unified, raw: unified }, usage: USAGE };
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}
