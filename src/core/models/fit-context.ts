import type { ModelMessage, ToolModelMessage, ToolSet } from 'ai';
import { cutMiddle } from './cut-middle';
import { estimateTokens } from '../../shared/chat/estimate-text';
import { estimateMessageTokens, estimateToolTokens, toolResultText } from './estimate-tokens';
import { cutPrompt, LEAST, leaveOutPictures } from './fit-prompt';

export interface FitContextInput {
  readonly instructions: string;
  /** Ends in the current turn: the last prompt and what the model and the tools have said since. */
  readonly messages: readonly ModelMessage[];
  readonly tools: ToolSet;
  readonly contextTokens: number;
  readonly reservedForAnswer: number;
  /** The current turn has a second message of the user's: the request to go on behind an answer that was cut. */
  readonly isContinued?: boolean;
}

export interface FittedContext {
  readonly messages: readonly ModelMessage[];
  /** How many of the messages are not sent. */
  readonly leftOut: number;
  /** How many pictures of the last prompt are not sent. */
  readonly picturesLeftOut?: number;
  /** The middle of the last prompt is not sent. */
  readonly promptCut: boolean;
  /** The middle of what a tool has just found is not sent. */
  readonly resultsCut: boolean;
  /** The middle of the answer that goes on is not sent. */
  readonly answerCut?: true;
}

/**
 * Fits a prompt to the model's context by estimate, giving up first what matters least: older turns, whole and oldest
 * first; older steps of this turn; pictures of the prompt, the earliest first, then its middle; the middle of the last tool
 * results, or of the answer that goes on. A tool result never loses its call, and the last prompt is always there.
 */
export function fitContext(input: FitContextInput): FittedContext {
  const fixed = estimateTokens(input.instructions) + estimateToolTokens(input.tools);
  const room = input.contextTokens - input.reservedForAnswer - fixed;
  const whole = { messages: input.messages, leftOut: 0, promptCut: false, resultsCut: false };
  if (sumTokens(input.messages) <= room) return whole;

  const promptIndex = findPrompt(input);
  const earlier = input.messages.slice(0, Math.max(0, promptIndex));
  const current = fitCurrentTurn(input.messages.slice(Math.max(0, promptIndex)), room);
  const kept = dropOldest(splitAt(earlier, 'user'), room - sumTokens(current.messages), 0);
  const messages = [...kept, ...current.messages];
  return { ...current, messages, leftOut: input.messages.length - messages.length };
}

function findPrompt({ messages, isContinued = false }: FitContextInput): number {
  const last = messages.findLastIndex((message) => message.role === 'user');
  const before = messages.slice(0, Math.max(0, last)).findLastIndex((message) => message.role === 'user');
  return isContinued && before >= 0 ? before : last;
}

function fitCurrentTurn(turn: readonly ModelMessage[], room: number): Omit<FittedContext, 'leftOut'> {
  if (sumTokens(turn) <= room) return { messages: turn, promptCut: false, resultsCut: false };
  const isPrompted = turn[0]?.role === 'user';
  const prompt = isPrompted ? turn.slice(0, 1) : [];
  // Half the room is the prompt's while the tools need the rest.
  const promptShare = Math.min(sumTokens(prompt), Math.max(LEAST, Math.floor(room / 2)));
  const steps = splitAt(turn.slice(prompt.length), 'assistant');
  const keptSteps = dropOldest(steps, room - promptShare, 1);

  const promptRoom = Math.max(promptShare, room - sumTokens(keptSteps));
  const looked = prompt.map((message) => leaveOutPictures(message, promptRoom));
  const picturesLeftOut = looked.reduce((sum, { leftOut }) => sum + leftOut, 0);
  const fittedPrompt = looked.map(({ message }) => cutPrompt(message, promptRoom));
  const fittedSteps = cutResults(keptSteps, room - sumTokens(fittedPrompt));
  const answered = cutAnswer(fittedSteps, room - sumTokens(fittedPrompt));
  return {
    messages: [...fittedPrompt, ...answered],
    ...(picturesLeftOut === 0 ? {} : { picturesLeftOut }),
    promptCut: fittedPrompt.some((message, index) => message !== looked[index]?.message),
    resultsCut: fittedSteps.some((message, index) => message !== keptSteps[index]),
    ...(answered === fittedSteps ? {} : { answerCut: true as const }),
  };
}

/** Groups of messages, each starting with one of that role; what stands before the first is a group too. */
function splitAt(messages: readonly ModelMessage[], role: ModelMessage['role']): readonly (readonly ModelMessage[])[] {
  const groups: ModelMessage[][] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (last === undefined || message.role === role) groups.push([message]);
    else last.push(message);
  }
  return groups;
}

/** The newest groups that fit into `room`, without a gap between them; at least `least` of them. */
function dropOldest(
  groups: readonly (readonly ModelMessage[])[],
  room: number,
  least: number,
): readonly ModelMessage[] {
  let first = groups.length;
  let free = room;
  while (first > 0) {
    free -= sumTokens(groups[first - 1] ?? []);
    const isOptional = groups.length - first >= least;
    if (free < 0 && isOptional) break;
    first -= 1;
  }
  return groups.slice(first).flat();
}

/** Shortens the texts of what the model has said, the longest first, which is the answer that goes on; its end stays. */
function cutAnswer(messages: readonly ModelMessage[], room: number): readonly ModelMessage[] {
  let over = sumTokens(messages) - room;
  if (over <= 0) return messages;
  const longest = [...messages].toSorted((a, b) => estimateMessageTokens(b) - estimateMessageTokens(a));
  const fitted = new Map<ModelMessage, ModelMessage>();
  for (const message of longest) {
    if (over <= 0 || message.role !== 'assistant' || typeof message.content === 'string') continue;
    const content = message.content.map((part) => {
      if (part.type !== 'text') return part;
      const text = cutMiddle(part.text, Math.max(LEAST, estimateTokens(part.text) - Math.max(0, over)));
      over -= estimateTokens(part.text) - estimateTokens(text);
      return { ...part, text };
    });
    fitted.set(message, { ...message, content });
  }
  return fitted.size === 0 ? messages : messages.map((message) => fitted.get(message) ?? message);
}

/** Shortens each tool result by its share of what is too much. A cut result goes as text, whatever it was. */
function cutResults(messages: readonly ModelMessage[], room: number): readonly ModelMessage[] {
  const over = sumTokens(messages) - room;
  if (over <= 0) return messages;
  const parts = messages.flatMap((message) => (message.role === 'tool' ? message.content : []));
  const results = parts.flatMap((part) => (part.type === 'tool-result' ? [toolResultText(part.output)] : []));
  const total = results.reduce((sum, text) => sum + estimateTokens(text), 0);
  const share = Math.max(0, 1 - over / Math.max(1, total));

  return messages.map((message) => {
    if (message.role !== 'tool') return message;
    const content = message.content.map((part) => cutResult(part, share));
    return content.every((part, index) => part === message.content[index]) ? message : { ...message, content };
  });
}

function cutResult(part: ToolModelMessage['content'][number], share: number): typeof part {
  if (part.type !== 'tool-result' || !('value' in part.output)) return part;
  const text = toolResultText(part.output);
  const cut = cutMiddle(text, Math.max(LEAST, Math.floor(estimateTokens(text) * share)));
  return cut === text ? part : { ...part, output: { type: 'text', value: cut } };
}

function sumTokens(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + estimateMessageTokens(message), 0);
}
