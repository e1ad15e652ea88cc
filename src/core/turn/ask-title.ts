import { streamText } from 'ai';
import type { ResolvedModel } from '../models/model-registry';
import { cleanTitle } from './clean-title';
import { TITLE_INSTRUCTIONS } from './title-instructions';

/** Characters of each that are sent. */
const QUESTION_LENGTH = 2_000;
const ANSWER_LENGTH = 1_000;
/** Room for a model that cannot be kept from thinking; one that does not is cut off once it has said a title. */
const MAX_TOKENS = 1_000;
/** Characters of what is no thinking, beyond which it is no title any more. */
const MAX_SAID = 300;

export interface AskTitleInput {
  readonly model: ResolvedModel;
  readonly question: string;
  /** Null where the question alone is to be gone by. */
  readonly answer: string | null;
  readonly signal: AbortSignal;
}

/**
 * Asks a model once for a title of a few words; null where what it says is none. Without tools, and without thinking where
 * its provider is known to let that be chosen. Errors: what the model fails with (guard-model.ts), or the signal's reason.
 */
export async function askTitle({ model, question, answer, signal }: AskTitleInput): Promise<string | null> {
  const enough = new AbortController();
  let failure: unknown;
  const result = streamText({
    model: model.languageModel,
    instructions: TITLE_INSTRUCTIONS,
    prompt: [
      `Question: ${asData(question, QUESTION_LENGTH)}`,
      ...(answer === null ? [] : [`Answer: ${asData(answer, ANSWER_LENGTH)}`]),
    ].join('\n'),
    maxOutputTokens: MAX_TOKENS,
    maxRetries: 0,
    ...(model.mayOmitThinking && { reasoning: 'none' as const }),
    abortSignal: AbortSignal.any([signal, enough.signal]),
    onError: ({ error }) => {
      failure = error;
    },
  });
  let said = '';
  for await (const delta of result.textStream) {
    said += delta;
    if (!isThinking(said) && (said.length > MAX_SAID || said.trimStart().includes('\n'))) break;
  }
  enough.abort();
  signal.throwIfAborted();
  if (failure !== undefined) throw new Error('a model gave no title', { cause: failure });
  return cleanTitle(said);
}

/** Its thoughts, as some servers send them along as text, have not ended. */
function isThinking(said: string): boolean {
  return /^\s*<think/i.test(said) && !/<\/think(?:ing)?>\s*\S/i.test(said);
}

function asData(text: string, length: number): string {
  return JSON.stringify(text.slice(0, length).toWellFormed());
}
