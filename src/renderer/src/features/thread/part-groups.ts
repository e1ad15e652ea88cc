import type { CheckedQuote, LecternMessage, MessageData } from '../../../../shared/chat/message';
import { stepOfReasoning } from '../../../../shared/chat/step-times';
import { OFFERED_COMMANDS } from '../../../../shared/commands/offered-commands';

type Part = LecternMessage['parts'][number];
export type SearchPart = Extract<Part, { type: 'tool-search_docs' }>;
export type ReadPart = Extract<Part, { type: 'tool-read_source' }>;
export type ListPart = Extract<Part, { type: 'tool-list_sources' }>;
export type ThinkingPart = Extract<Part, { type: 'tool-sequentialThinking' }>;
export type MemoryPart = Extract<Part, { type: 'tool-update_working_memory' }>;

const OFFERED = new Set<string>(OFFERED_COMMANDS);

/** The parts of an answer as they are drawn, in order. A run of thinking steps is one group. */
export type PartGroup =
  | { readonly type: 'text'; readonly text: string; readonly isStreaming: boolean }
  | { readonly type: 'reasoning'; readonly text: string; readonly isStreaming: boolean; readonly step: string }
  | { readonly type: 'search'; readonly part: SearchPart; readonly asked: MessageData['approval'] | null }
  | { readonly type: 'read'; readonly part: ReadPart }
  | { readonly type: 'list'; readonly part: ListPart }
  | { readonly type: 'thinking'; readonly parts: readonly ThinkingPart[] }
  | { readonly type: 'memory'; readonly part: MemoryPart }
  | { readonly type: 'recalled'; readonly data: MessageData['memory'] }
  | { readonly type: 'notice'; readonly data: MessageData['notice'] }
  | { readonly type: 'offer'; readonly data: MessageData['offer'] };

export function groupParts(parts: readonly Part[]): readonly PartGroup[] {
  const groups: PartGroup[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const group = groupOf(part, parts);
    if (group?.type === 'thinking' && last?.type === 'thinking') {
      groups[groups.length - 1] = { type: 'thinking', parts: [...last.parts, ...group.parts] };
    } else if (group !== null) {
      groups.push(group);
    }
  }
  return groups;
}

function groupOf(part: Part, parts: readonly Part[]): PartGroup | null {
  switch (part.type) {
    case 'text':
      return part.text === '' ? null : { type: 'text', text: part.text, isStreaming: part.state === 'streaming' };
    case 'reasoning': {
      const isStreaming = part.state === 'streaming';
      return part.text === '' ? null : { type: 'reasoning', text: part.text, isStreaming, step: stepOf(part, parts) };
    }
    case 'tool-search_docs':
      return { type: 'search', part, asked: askedBy(part, parts) };
    case 'tool-read_source':
      return { type: 'read', part };
    case 'tool-list_sources':
      return { type: 'list', part };
    case 'tool-sequentialThinking':
      return { type: 'thinking', parts: [part] };
    case 'tool-update_working_memory':
      return { type: 'memory', part };
    case 'data-memory':
      // Empty once all of it is forgotten, which is told.
      return { type: 'recalled', data: part.data };
    case 'data-notice':
      return { type: 'notice', data: part.data };
    case 'data-offer': {
      // A file of a session could offer any command, and some were kept as they came.
      const commands = part.data.commands.filter((command) => OFFERED.has(command));
      return commands.length === 0 ? null : { type: 'offer', data: { commands } };
    }
    default:
      return null;
  }
}

function stepOf(part: Part, parts: readonly Part[]): string {
  return stepOfReasoning(parts.filter(({ type }) => type === 'reasoning').indexOf(part));
}

/** The quotes of an answer that were checked; none until it has ended. */
export function quotesOf(parts: readonly Part[]): readonly CheckedQuote[] {
  return parts.flatMap((part) => (part.type === 'data-quotes' ? part.data : []));
}

/** What a call asks to have fetched, when it asks. */
export function askedBy({ toolCallId }: SearchPart, parts: readonly Part[]): MessageData['approval'] | null {
  for (const part of parts) {
    if (part.type === 'data-approval' && part.data.toolCallId === toolCallId) return part.data;
  }
  return null;
}

/** The places an answer may cite, by their number. */
export function citationsOf(parts: readonly Part[]): ReadonlyMap<number, MessageData['citation']> {
  return new Map(parts.flatMap((part) => (part.type === 'data-citation' ? [[part.data.n, part.data]] : [])));
}
