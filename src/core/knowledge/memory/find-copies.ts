import type { LecternChunk, LecternMessage, MessageData, RecalledMessage } from '../../../shared/chat/message';
import { workingMemoryOutput } from '../../../shared/chat/tools';
import type { ErrorData } from '../../../shared/domain/error-data';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import { notesIn, withoutNotes, withoutWords } from './search-notes';
import { cutCall, holdsWritten, type CallCutting } from './cut-call';
import { cutFailure, errorWithoutWords } from './cut-failure';
import { cutQuotations } from './cut-quotations';
import { cutQuotedBlocks, typedIn } from './cut-quoted-blocks';
import { cutReaderQuotes } from './cut-reader-quotes';
import { bareWords, fold, forgottenSaid, type ForgottenSaid } from './forgotten-said';

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
  /** What its own prompt says: words of the user's that stay, and so does what the answer has of them. */
  readonly asked: string;
  /** What else the user said that stands, and was before the answer: on its path behind what is forgotten, or recalled. */
  readonly standing?: readonly string[];
  /** Answers that hold copies, too: what was recalled of one may quote as it does. */
  readonly echoIds: ReadonlySet<string>;
}

type Part = LecternMessage['parts'][number];

/** What of the user's an answer had recalled that is not gone by now. */
export function standingIn(parts: readonly Sourced[], isGone: (messageId: string) => boolean): readonly string[] {
  return parts.flatMap(({ type, data }) =>
    // The type of a part, or chunk, says what its data are.
    type === 'data-memory'
      ? (data as MessageData['memory']).recalled
          .filter(({ role, messageId }) => role === 'user' && !isGone(messageId))
          .map(({ text }) => text)
      : [],
  );
}

/** The parts of an answer without copies; the very same parts where it holds none. Code and sources stay. */
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

/** What is said of an answer, without what a server repeated of its prompt; the very same where it repeated nothing. */
export function metadataWithoutCopies<T extends { readonly error?: ErrorData } | undefined>(
  metadata: T,
  { texts }: Forgotten,
): T {
  if (metadata?.error === undefined) return metadata;
  const error = errorWithoutWords(metadata.error, texts);
  return error === null ? metadata : { ...metadata, error };
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
  const { isOwn, asked } = answer;
  const cut = textCutter(forgotten, answer, parts);
  return {
    forgotten,
    answer,
    cut,
    call: { isOwn, asked: isOwn ? '' : asked, texts: forgotten.texts, isQuotation: cut.isQuotation, cut: cut.text },
  };
}

/** What a source says too is quoted from there, and what its own prompt or another that stands says from that. */
function textCutter({ said }: Forgotten, answer: CopiedIn, parts: readonly Sourced[]): TextCutter {
  const { modelId, isOwn, asked, standing = [] } = answer;
  const inSources = passagesIn(parts).map(fold);
  const isOfSource = (text: string): boolean => inSources.some((passage) => passage.includes(fold(text)));
  const prompt = isOwn ? '' : fold(typedIn(asked));
  let others: readonly string[] | null = null;
  const isStanding = (text: string): boolean => {
    others ??= standing.map((each) => fold(typedIn(each)));
    return others.some((other) => other.includes(bareWords(text)));
  };
  const left = saidUnless(said, (text) => isOfSource(text) || prompt.includes(bareWords(text)) || isStanding(text));
  const leftOfReader = saidUnless(said, isStanding);
  const text = (each: string): string => {
    const kept = isOwn ? withoutNotes(each, notesIn(parts)) : each;
    return modelId === READER_MODEL_ID ? cutReaderQuotes(kept, leftOfReader) : cutQuotations(kept, left);
  };
  return { text, isQuotation: left.isQuotation };
}

/** What forgotten messages say, but for what others say too. */
function saidUnless(said: ForgottenSaid, isOther: (text: string) => boolean): ForgottenSaid {
  return {
    ...said,
    isQuotation: (text) => said.isQuotation(text) && !isOther(text),
    isFragment: (text, isMarked) => said.isFragment(text, isMarked) && !isOther(text),
    isExcerpt: (text) => said.isExcerpt(text) && !isOther(text),
  };
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
    case 'data-notice':
      return noticeWithout(part, cutting);
    default:
      return 'toolCallId' in part ? callWithout(part, cutting) : part;
  }
}

/** A call that fits no tool is kept as the model wrote it. */
function callWithout(part: Extract<Part, { readonly toolCallId: string }>, cutting: Cutting): Part {
  const { call } = cutting;
  const isLoose = part.type === 'dynamic-tool' || part.state === 'output-error';
  const raw = 'rawInput' in part ? part.rawInput : undefined;
  const input = cutCall(part.input, call, isLoose);
  const rawInput = cutCall(raw, call, true);
  const output = outputWithout(part.output, cutting);
  const errorText = part.errorText === undefined ? undefined : cutFailure(part.errorText, cutting.forgotten.texts);
  if (input === part.input && rawInput === raw && output === part.output && errorText === part.errorText) return part;
  // The shape is that of the part: strings in it were shortened, and what need not be there left out.
  return {
    ...part,
    input,
    ...(raw !== undefined && { rawInput }),
    ...(output !== undefined && { output }),
    ...(errorText !== undefined && { errorText }),
  } as Part;
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
    case 'data-notice':
      return noticeWithout(chunk, cutting);
    case 'tool-input-available': {
      const input = cutCall(chunk.input, cutting.call, chunk.dynamic === true);
      return input === chunk.input ? chunk : { ...chunk, input };
    }
    case 'tool-input-error': {
      const input = cutCall(chunk.input, cutting.call, true);
      const errorText = cutFailure(chunk.errorText, cutting.forgotten.texts);
      return input === chunk.input && errorText === chunk.errorText ? chunk : { ...chunk, input, errorText };
    }
    case 'tool-output-available': {
      const output = outputWithout(chunk.output, cutting);
      return output === chunk.output ? chunk : { ...chunk, output };
    }
    case 'tool-output-error':
    case 'error': {
      const errorText = cutFailure(chunk.errorText, cutting.forgotten.texts);
      return errorText === chunk.errorText ? chunk : { ...chunk, errorText };
    }
    case 'finish': {
      const messageMetadata = metadataWithoutCopies(chunk.messageMetadata, cutting.forgotten);
      return messageMetadata === chunk.messageMetadata || messageMetadata === undefined
        ? chunk
        : { ...chunk, messageMetadata };
    }
    // What it became comes whole with the chunk after it.
    case 'tool-input-delta':
      return holdsWritten(chunk.inputTextDelta, cutting.forgotten.texts) ? { ...chunk, inputTextDelta: '' } : chunk;
    default:
      return chunk;
  }
}

/** What a tool says of its call: a search of its words, the profile of what it took in. */
function outputWithout(output: unknown, { call, answer }: Cutting): unknown {
  const profile = workingMemoryOutput.safeParse(output);
  if (profile.success) return cutCall(output, call, false);
  return answer.isOwn ? withoutWords(output) : output;
}

function noticeWithout<T extends { readonly data: MessageData['notice'] }>(notice: T, { forgotten }: Cutting): T {
  const data = errorWithoutWords(notice.data, forgotten.texts);
  return data === null ? notice : { ...notice, data };
}

function memoryWithout<T extends { readonly data: MessageData['memory'] }>(memory: T, cutting: Cutting): T {
  const { forgotten, answer } = cutting;
  const { recalled } = memory.data;
  const others = recalled.filter(({ messageId }) => !forgotten.messageIds.has(messageId));
  const kept = others.map((each): RecalledMessage => {
    const text = answer.echoIds.has(each.messageId) ? cutRecalled(each, cutting) : each.text;
    return text === each.text ? each : { ...each, text };
  });
  const isSame = kept.length === recalled.length && kept.every((each, at) => each === recalled[at]);
  return isSame ? memory : { ...memory, data: { recalled: kept } };
}

function cutRecalled({ role, text }: RecalledMessage, { cut, forgotten }: Cutting): string {
  return role === 'user' ? cutQuotedBlocks(text, forgotten.said, () => false) : cut.text(text);
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
