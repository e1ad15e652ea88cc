import { basename } from 'node:path';
import type { TransferProblem } from '../../../shared/domain/transfer';
import { AppError, findAppError } from '../../errors';
import type { ImportEvent } from '../conversation-knowledge';
import type { OpenMemory } from '../memory/open-memory';
import type { Priority } from '../priority';
import { keepConversation, type KeepingParts } from './keep-conversation';
import type { ExportFile, ExportText } from './export-file';
import { openExportFile } from './open-export-file';
import { checkHeader, readConversation, type ExportFormat } from './read-conversation';
import { resumeSplitting } from './resume-splitting';
import { createElementSplitter, type Element, type ElementSplitter } from './split-elements';

/** One conversation is held whole while it is read. */
const MAX_CONVERSATION_BYTES = 64 * 1024 ** 2;
/** How far it is is told this often, and at least each time so much more was read. */
const STEPS_A_TEXT = 50;
const MAX_STEP_BYTES = 200_000;

export interface ImportParts {
  readonly memory: Pick<OpenMemory, 'store' | 'sessionsOf' | 'importedThreads' | 'embedMissing'>;
  readonly priority: Priority;
}

/**
 * Reads export files and keeps their conversations, one after another. A conversation is told of once its messages are
 * durable. What cannot be read is told as a problem, and the rest goes on; ending the iteration ends the work there.
 * Errors: those of memory.
 */
export async function* importConversations(
  paths: readonly string[],
  { memory, priority }: ImportParts,
): AsyncGenerator<ImportEvent, void, void> {
  const files: ExportFile[] = [];
  try {
    for (const path of paths) {
      try {
        files.push(await openExportFile(path, priority));
      } catch (error) {
        yield { type: 'problem', problem: toProblem(basename(path), null, error) };
      }
    }
    const imported = await memory.importedThreads();
    const texts = files.flatMap((file) => file.texts);
    const total = texts.reduce((sum, text) => sum + text.size, 0);
    let before = 0;
    for (const text of texts) {
      yield* importText(text, { memory, imported, priority }, (read) => ({
        type: 'progress',
        done: before + read,
        total,
      }));
      before += text.size;
    }
  } finally {
    for (const file of files) file.close();
    memory.embedMissing();
  }
}

async function* importText(
  text: ExportText,
  parts: KeepingParts,
  progress: (read: number) => ImportEvent,
): AsyncGenerator<ImportEvent, void, void> {
  const splitter = createElementSplitter(MAX_CONVERSATION_BYTES);
  let format: ExportFormat | null = null;
  const step = Math.min(text.size / STEPS_A_TEXT, MAX_STEP_BYTES);
  let read = 0;
  let told = 0;
  yield progress(0);
  // Of a file alone: what memory refuses is not caught here.
  const chunks = text.read()[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) break;
      if (read === 0) checkEncoding(next.value);
      read += next.value.length;
      for (const element of splitter.push(next.value)) {
        format ??= checkHeader(splitter.header());
        yield* importElement(element, text, format, parts);
      }
      if (splitter.state === 'foreign') break;
      if (read - told >= step) yield progress((told = read));
      await parts.priority.pause();
    }
    if (splitter.state === 'elements') format ??= checkHeader(splitter.header());
    const pending = splitter.pending();
    const isResumed = pending !== null && format !== null && (yield* importBroken(pending, text, format, parts));
    if (!isResumed) checkEnd(splitter, { read, isEmpty: format === null });
  } catch (error) {
    if (!isOfFile(error)) throw error;
    yield { type: 'problem', problem: toProblem(text.name, splitter.pending(), error) };
  } finally {
    await chunks.return?.();
  }
  if (told < text.size) yield progress(text.size);
}

/** What follows a conversation of which the end was missed; false when nothing does, or the text ends in the middle. */
async function* importBroken(
  broken: Element,
  text: ExportText,
  format: ExportFormat,
  parts: KeepingParts,
): AsyncGenerator<ImportEvent, boolean, void> {
  const isReadable = (bytes: Uint8Array): boolean => {
    try {
      readConversation(bytes, format, text.times);
      return true;
    } catch (error) {
      if (!isOfFile(error)) throw error;
      return false;
    }
  };
  let pending: Element | null = broken;
  while (pending !== null) {
    const resumed = resumeSplitting(pending, MAX_CONVERSATION_BYTES, isReadable);
    if (resumed === null) {
      if (pending === broken) return false;
      yield { type: 'problem', problem: toProblem(text.name, pending, new AppError('import.cut')) };
      return true;
    }
    for (const element of resumed.elements) yield* importElement(element, text, format, parts);
    ({ pending } = resumed);
  }
  return true;
}

async function* importElement(
  element: Element,
  { name: file, times }: Pick<ExportText, 'name' | 'times'>,
  format: ExportFormat,
  parts: KeepingParts,
): AsyncGenerator<ImportEvent, void, void> {
  await parts.priority.pause();
  try {
    if (element.bytes === null)
      throw new AppError('import.tooLarge', { limit: Math.floor(MAX_CONVERSATION_BYTES / 1024 ** 2) });
    const conversation = readConversation(element.bytes, format, times);
    yield await keepConversation(conversation, parts);
    const { leftOut } = conversation;
    if (leftOut !== null) yield { type: 'problem', problem: { ...toProblem(file, element, leftOut), isPart: true } };
  } catch (error) {
    if (!isOfFile(error)) throw error;
    yield { type: 'problem', problem: toProblem(file, element, error) };
  }
}

/** UTF-16 and its like begin with a mark, or have a zero beside each letter. */
function checkEncoding(start: Uint8Array): void {
  const [first, second] = start;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isMarked || start.subarray(0, 4).includes(0)) throw new AppError('import.encoding');
}

function checkEnd(
  splitter: ElementSplitter,
  { read, isEmpty }: { readonly read: number; readonly isEmpty: boolean },
): void {
  if (read === 0) throw new AppError('import.empty');
  if (splitter.state === 'header' || splitter.state === 'foreign') throw new AppError('import.format');
  checkHeader(splitter.header());
  if (splitter.state === 'elements') throw new AppError('import.cut');
  if (splitter.hasMore) throw new AppError('import.damaged');
  if (isEmpty) throw new AppError('import.noConversation');
}

function isOfFile(error: unknown): boolean {
  return findAppError(error)?.code.startsWith('import.') === true;
}

function toProblem(
  file: string,
  at: { readonly number: number; readonly line: number } | null,
  error: unknown,
): TransferProblem {
  const known = findAppError(error);
  if (known === null) throw error;
  return { file, at: at === null ? null : { number: at.number, line: at.line }, error: known.toData() };
}
