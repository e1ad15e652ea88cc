import type { LecternChunk, LecternMessage, MessageData, RecalledMessage } from '../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import { cutQuotations } from './cut-quotations';
import { cutReaderQuotes } from './cut-reader-quotes';
import { forgottenSaid, inOneLine, isTelling, type ForgottenSaid } from './forgotten-said';

/** What is left of a search whose words are gone: its schema asks for some. */
const NO_QUERY = '…';

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
  const cut = textCutter(forgotten, answer.modelId, passagesIn(parts));
  const kept = parts.map((part) => partWithout(part, { forgotten, answer, cut }));
  return kept.every((part, at) => part === parts[at]) ? parts : kept;
}

/** The same for the chunks of an answer, whose deltas are joined; null where there is nothing to take out. */
export function chunksWithoutCopies(
  chunks: readonly LecternChunk[],
  forgotten: Forgotten,
  answer: CopiedIn,
): readonly LecternChunk[] | null {
  const cut = textCutter(forgotten, answer.modelId, passagesIn(chunks));
  const kept = chunks.map((chunk) => chunkWithout(chunk, { forgotten, answer, cut }));
  return kept.every((chunk, at) => chunk === chunks[at]) ? null : kept;
}

/** A thought of a tool that had the messages before it. */
export function thoughtWithoutCopies(thought: string, { said }: Forgotten): string {
  return cutQuotations(thought, said.isQuotation);
}

interface Cutting {
  readonly forgotten: Forgotten;
  readonly answer: CopiedIn;
  readonly cut: TextCutter;
}

interface TextCutter {
  readonly text: (text: string) => string;
  readonly isQuotation: (text: string) => boolean;
}

/** What a source says too is quoted from there. */
function textCutter({ said }: Forgotten, modelId: string | undefined, passages: readonly string[]): TextCutter {
  const inSources = passages.map(inOneLine);
  const isQuotation = (text: string): boolean =>
    said.isQuotation(text) && !inSources.some((passage) => passage.includes(inOneLine(text)));
  const text = (each: string): string =>
    modelId === READER_MODEL_ID ? cutReaderQuotes(each, said) : cutQuotations(each, isQuotation);
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
    case 'tool-search_docs':
    case 'tool-sequentialThinking': {
      const input = inputWithout(part.input, cutting);
      // The shape is that of the input: a string in it was shortened.
      return input === part.input ? part : ({ ...part, input } as Part);
    }
    default:
      return part;
  }
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
      const input = inputWithout(chunk.input, cutting);
      return input === chunk.input ? chunk : { ...chunk, input };
    }
    // What it became comes whole with the chunk after it.
    case 'tool-input-delta':
      return holdsWritten(chunk.inputTextDelta, cutting.forgotten) ? { ...chunk, inputTextDelta: '' } : chunk;
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

/** What a call was given: the words of a search, or a thought. */
function inputWithout(input: unknown, { answer, cut }: Cutting): unknown {
  if (typeof input !== 'object' || input === null) return input;
  if ('query' in input && typeof input.query === 'string') {
    const { query } = input;
    const isCopy = answer.isOwn || (cut.isQuotation(query) && !inOneLine(answer.asked).includes(inOneLine(query)));
    return isCopy && query !== NO_QUERY ? { ...input, query: NO_QUERY } : input;
  }
  if (!('thought' in input) || typeof input.thought !== 'string') return input;
  const thought = cutQuotations(input.thought, cut.isQuotation);
  return thought === input.thought ? input : { ...input, thought };
}

/** Whether the JSON text of a call says a whole forgotten message. */
function holdsWritten(json: string, { texts }: Forgotten): boolean {
  return texts.some((text) => isTelling(text) && json.includes(JSON.stringify(text).slice(1, -1)));
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
