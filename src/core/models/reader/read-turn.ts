import type { LanguageModelV4Message, LanguageModelV4Prompt, LanguageModelV4ToolResultPart } from '@ai-sdk/provider';
import { searchDocsOutput, type SearchDocsOutput } from '../../../shared/chat/tools';

export const SEARCH_TOOL = 'search_docs';

export type SearchOutcome =
  | { readonly type: 'found'; readonly output: SearchDocsOutput }
  | { readonly type: 'denied' }
  | { readonly type: 'failed'; readonly reason: string };

/** A prompt as the Reader reads it: by its structure alone. Instructions are for models that read prose. */
export interface ReaderTurn {
  readonly question: string;
  /** Names of the files attached to it. */
  readonly attached: readonly string[];
  /** What came of this turn's searches: a second one goes where the first, of one source, could not. */
  readonly searches: readonly SearchOutcome[];
  /** What the user said earlier in this session, oldest first. */
  readonly saidBefore: readonly string[];
}

export function readTurn(prompt: LanguageModelV4Prompt): ReaderTurn {
  const last = prompt.findLastIndex((message) => message.role === 'user');
  const earlier = prompt.slice(0, Math.max(0, last));
  const searches = resultsOf(prompt.slice(last + 1)).map(toOutcome);
  return {
    question: prompt[last] === undefined ? '' : textOf(prompt[last]),
    attached: prompt[last] === undefined ? [] : attachedTo(prompt[last]),
    searches,
    saidBefore: earlier.filter((message) => message.role === 'user').map(textOf),
  };
}

function textOf(message: LanguageModelV4Message): string {
  if (typeof message.content === 'string') return message.content;
  return message.content.map((part) => (part.type === 'text' && attachmentOf(part) === null ? part.text : '')).join('');
}

function attachedTo(message: LanguageModelV4Message): readonly string[] {
  if (typeof message.content === 'string') return [];
  return message.content.flatMap((part) => attachmentOf(part) ?? []);
}

/** The name that `attachedPart` gave the part; null for one of what was typed. */
function attachmentOf(part: Exclude<LanguageModelV4Message['content'], string>[number]): string | null {
  const name = part.providerOptions?.['lectern']?.['attachment'];
  return typeof name === 'string' ? name : null;
}

function resultsOf(messages: readonly LanguageModelV4Message[]): readonly LanguageModelV4ToolResultPart[] {
  return messages.flatMap((message) => {
    if (message.role !== 'tool' && message.role !== 'assistant') return [];
    return message.content
      .filter((part) => part.type === 'tool-result')
      .filter((part) => part.toolName === SEARCH_TOOL);
  });
}

/** The AI SDK puts an error's name before its message. Only our own errors are sentences; others may hold a path. */
function toSentence(message: string): string {
  const [, name, rest] = /^(\w*Error): ([^]*)$/.exec(message) ?? [];
  if (name === undefined) return message;
  return name === 'AppError' ? (rest ?? '') : '';
}

function toOutcome({ output }: LanguageModelV4ToolResultPart): SearchOutcome {
  if (output.type === 'execution-denied') return { type: 'denied' };
  if (output.type === 'error-text') return { type: 'failed', reason: toSentence(output.value) };
  const found = searchDocsOutput.safeParse(output.type === 'json' ? output.value : null);
  return found.success ? { type: 'found', output: found.data } : { type: 'failed', reason: '' };
}
