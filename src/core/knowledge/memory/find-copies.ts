import type { LecternChunk, LecternMessage, MessageData, RecalledMessage } from '../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import { notesIn, withoutNotes, withoutWords } from './search-notes';
import { cutCall, holdsWritten, type CallCutting } from './cut-call';
import { cutQuotations } from './cut-quotations';
import { cutReaderQuotes } from './cut-reader-quotes';
import { fold, forgottenSaid, type ForgottenSaid } from './forgotten-said';

/** What it is called with is the profile, which a person keeps or clears by itself. */
const PROFILE_TOOL = 'update_working_memory';

/** What of forgotten messages may stand in answers that had them before them. */
export interface Forgotten {
  readonly messageIds: ReadonlySet<string>;
  readonly said: ForgottenSaid;
  readonly texts: readonly string[];
}

export function forgottenOf(messageIds: Iterable<string>, texts: readonly string[]): Forgotten {
  return { messageIds: new Set(messageIds), said: forgottenSaid(texts), texts };
}

/** Which answer it is that copies are taken out of. */
interface CopiedIn {
  readonly modelId: string | undefined;
  /** It answers what is forgotten: the words that it searched for are those of that prompt. */
  readonly isOwn: boolean;
  /** What its own prompt says: a search for that is in words of the user's that stay. */
  readonly asked: string;
  /** Answers that hold copies, too: what was recalled of one may quote as it does. */
  readonly echoIds: ReadonlySet<string>;
}

type Part = LecternMessage['parts'][number];

/** The parts of an answer without copies; the very same parts where it holds none. Code, sources and the profile stay. */
export function withoutCopies(
  parts: LecternMessage['parts'],
  forgotten: Forgotten,
  answer: CopiedIn,
): LecternMessage['parts'] {
  const cutting = cuttingOf(forgotten, answer, parts);
  const kept = parts.map((part) => partWithout(part, cutting));
  return kept.every((part, at) => part === parts[at]) ? parts : kept;
}

/** The same for the chunks of an answer, whose deltas are joined; null where there is nothing to take out. */
export function chunksWithoutCopies(
  chunks: readonly LecternChunk[],
  forgotten: Forgotten,
  answer: CopiedIn,
): readonly LecternChunk[] | null {
  const cutting = cuttingOf(forgotten, answer, chunks);
  const kept = chunks.map((chunk) => chunkWithout(chunk, cutting));
  return kept.every((chunk, at) => chunk === chunks[at]) ? null : kept;
}

/** A thought of a tool that had the messages before it. */
export function thoughtWithoutCopies(thought: string, { said }: Forgotten): string {
  return cutQuotations(thought, said);
}

interface Cutting {
  readonly forgotten: Forgotten;
  readonly answer: CopiedIn;
  readonly cut: TextCutter;
  readonly call: CallCutting;
}

interface TextCutter {
  readonly text: (text: string) => string;
  readonly isQuotation: (text: string) => boolean;
}

function cuttingOf(forgotten: Forgotten, answer: CopiedIn, parts: readonly Sourced[]): Cutting {
  const [passages, notes] = [passagesIn(parts), notesIn(parts)];
  const { isOwn, asked } = answer;
  const cut = textCutter(forgotten, answer.modelId, passages, isOwn ? notes : []);
  return {
    forgotten,
    answer,
    cut,
    call: { isOwn, asked, texts: forgotten.texts, isQuotation: cut.isQuotation, cut: cut.text },
  };
}

/** What a source says too is quoted from there. */
function textCutter(
  { said }: Forgotten,
  modelId: string | undefined,
  passages: readonly string[],
  notes: readonly string[],
): TextCutter {
  const inSources = passages.map(fold);
  const isQuotation = (text: string): boolean =>
    said.isQuotation(text) && !inSources.some((passage) => passage.includes(fold(text)));
  const text = (each: string): string => {
    const left = withoutNotes(each, notes);
    return modelId === READER_MODEL_ID ? cutReaderQuotes(left, said) : cutQuotations(left, { ...said, isQuotation });
  };
  return { text, isQuotation };
}

function partWithout(part: Part, cutting: Cutting): Part {
  switch (part.type) {
    case 'text':
    case 'reasoning': {
      const text = cutting.cut.text(part.text);
      return text === part.text ? part : { ...part, text };
    }
    case 'data-memory':
      return memoryWithout(part, cutting);
    case 'data-quotes':
      return quotesWithout(part, cutting);
    default:
      return 'toolCallId' in part && part.type !== `tool-${PROFILE_TOOL}` ? callWithout(part, cutting) : part;
  }
}

/** A call that fits no tool is kept as the model wrote it. */
function callWithout(part: Extract<Part, { readonly toolCallId: string }>, cutting: Cutting): Part {
  const isLoose = part.type === 'dynamic-tool' || part.state === 'output-error';
  const raw = 'rawInput' in part ? part.rawInput : undefined;
  const input = cutCall(part.input, cutting.call, isLoose);
  const rawInput = cutCall(raw, cutting.call, true);
  const output = cutting.answer.isOwn ? withoutWords(part.output) : part.output;
  if (input === part.input && rawInput === raw && output === part.output) return part;
  // The shape is that of the part: strings in it were shortened, and what need not be there left out.
  return { ...part, input, ...(raw !== undefined && { rawInput }), ...(output !== undefined && { output }) } as Part;
}

function chunkWithout(chunk: LecternChunk, cutting: Cutting): LecternChunk {
  switch (chunk.type) {
    case 'text-delta':
    case 'reasoning-delta': {
      const delta = cutting.cut.text(chunk.delta);
      return delta === chunk.delta ? chunk : { ...chunk, delta };
    }
    case 'data-memory':
      return memoryWithout(chunk, cutting);
    case 'data-quotes':
      return quotesWithout(chunk, cutting);
    case 'tool-input-available':
    case 'tool-input-error': {
      if (chunk.toolName === PROFILE_TOOL) return chunk;
      const isLoose = chunk.type === 'tool-input-error' || chunk.dynamic === true;
      const input = cutCall(chunk.input, cutting.call, isLoose);
      return input === chunk.input ? chunk : { ...chunk, input };
    }
    case 'tool-output-available': {
      const output = cutting.answer.isOwn ? withoutWords(chunk.output) : chunk.output;
      return output === chunk.output ? chunk : { ...chunk, output };
    }
    // What it became comes whole with the chunk after it.
    case 'tool-input-delta':
      return holdsWritten(chunk.inputTextDelta, cutting.forgotten.texts) ? { ...chunk, inputTextDelta: '' } : chunk;
    default:
      return chunk;
  }
}

function memoryWithout<T extends { readonly data: MessageData['memory'] }>(memory: T, cutting: Cutting): T {
  const { forgotten, answer } = cutting;
  const { recalled } = memory.data;
  const others = recalled.filter(({ messageId }) => !forgotten.messageIds.has(messageId));
  const kept = others.map((each): RecalledMessage => {
    const text = answer.echoIds.has(each.messageId) ? cutting.cut.text(each.text) : each.text;
    return text === each.text ? each : { ...each, text };
  });
  const isSame = kept.length === recalled.length && kept.every((each, at) => each === recalled[at]);
  return isSame ? memory : { ...memory, data: { recalled: kept } };
}

function quotesWithout<T extends { readonly data: MessageData['quotes'] }>(quotes: T, { cut }: Cutting): T {
  const kept = quotes.data.filter(({ text }) => !cut.isQuotation(text));
  return kept.length === quotes.data.length ? quotes : { ...quotes, data: kept };
}

interface Sourced {
  readonly type: string;
  readonly output?: unknown;
  readonly data?: unknown;
}

/** What sources say: what tools gave of them, and quotes that were found in a file. */
function passagesIn(parts: readonly Sourced[]): readonly string[] {
  return parts.flatMap(({ type, output, data }) =>
    // The type of a part, or chunk, says what its data are.
    type === 'data-quotes' && Array.isArray(data) ? verbatimIn(data as MessageData['quotes']) : textsIn(output),
  );
}

function verbatimIn(quotes: MessageData['quotes']): readonly string[] {
  return quotes.flatMap(({ text, n, isVerbatim }) => (n > 0 && isVerbatim === true ? [text] : []));
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'text' && typeof each === 'string' ? [each] : textsIn(each),
  );
}
