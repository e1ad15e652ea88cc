import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LecternMessage } from '../../../shared/chat/message';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportedSession } from '../../../shared/chat/session-export';
import { wording } from '../../../shared/text/wording';
import { AppError, causesOf, findAppError } from '../../errors';
import type { ExportInput, PageInput } from '../conversation-knowledge';
import { walkThread } from '../memory/walk-thread';
import type { Priority } from '../priority';
import { diagramsIn, mayHaveDiagrams, withPictures } from './page-diagrams';
import { sessionMarkdown, titleOf } from './session-markdown';

export interface ExportParts {
  readonly pages: (sessionId: string) => AsyncIterable<readonly LecternMessage[]>;
  readonly priority: Priority;
}

/**
 * Writes sessions to a file beside the one that is meant, which takes its place when it is whole. A message is in memory
 * only while it is written, but where it is for reading: of such a file the path is known at the end. Errors: as `ConversationKnowledge.export`.
 */
export async function writeExport(input: ExportInput, parts: ExportParts, signal?: AbortSignal): Promise<void> {
  try {
    await writePart(input, parts, signal);
    if (input.isLast) await rename(unfinished(input.path), input.path);
  } catch (error) {
    signal?.throwIfAborted();
    throw toExportError(error, input.path);
  }
}

export async function discardExport(path: string): Promise<void> {
  await rm(unfinished(path), { force: true });
}

async function writePart(input: ExportInput, parts: ExportParts, signal: AbortSignal | undefined): Promise<void> {
  const { path, format, sessions, isFirst, isLast, exportedAt } = input;
  const file = await open(unfinished(path), isFirst ? 'w' : 'a');
  try {
    if (format === 'markdown') {
      for (const [index, session] of sessions.entries()) {
        if (!isFirst || index > 0) await file.write('\n');
        await file.write(sessionMarkdown(session, await shownPath(session, parts), input.addresses));
      }
    } else if (format === 'html') {
      for await (const piece of pagePieces(input, parts, signal)) await file.write(piece);
    } else {
      if (isFirst) await file.write(jsonStart(exportedAt));
      for (const [index, session] of sessions.entries()) {
        await file.write(isFirst && index === 0 ? '\n' : ',\n');
        await writeSession(file, session, parts, signal);
      }
      if (isLast) await file.write('\n]}\n');
    }
    if (isLast) await file.sync();
  } finally {
    await file.close();
  }
}

function jsonStart(exportedAt: number): string {
  const header = { format: EXPORT_FORMAT, version: EXPORT_VERSION, exportedAt: new Date(exportedAt).toISOString() };
  return `${JSON.stringify(header).slice(0, -1)},"sessions":[`;
}

async function writeSession(
  file: FileHandle,
  session: ExportedSession,
  { pages, priority }: ExportParts,
  signal: AbortSignal | undefined,
): Promise<void> {
  await file.write(`${JSON.stringify(session).slice(0, -1)},"messages":[`);
  let joint = '\n';
  for await (const messages of pages(session.id)) {
    for (const message of messages) {
      await file.write(`${joint}${JSON.stringify(message)}`);
      joint = ',\n';
    }
    await priority.pause(signal);
  }
  await file.write(']}');
}

/** One session, whole. */
export async function writePage(input: PageInput, parts: ExportParts, signal?: AbortSignal): Promise<string> {
  const { session, addresses, diagrams, format } = input;
  if (format === 'markdown') return sessionMarkdown(session, await shownPath(session, parts), addresses);
  const pieces: string[] = [];
  for await (const piece of pagePieces(
    { sessions: [session], addresses, diagrams, isFirst: true, isLast: true },
    parts,
    signal,
  )) {
    pieces.push(piece);
  }
  return pieces.join('');
}

/** The sources of what pages of the sessions would have pictures of, each once. */
export async function listDiagrams(
  sessions: readonly ExportedSession[],
  parts: ExportParts,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const sources = new Set<string>();
  for (const session of sessions) {
    const path = await shownPath(session, parts);
    if (!mayHaveDiagrams(path)) continue;
    const { sessionHtml } = await import('./session-html');
    for (const piece of sessionHtml(session, path, {}, () => null)) {
      for (const source of diagramsIn(piece)) sources.add(source);
      await parts.priority.pause(signal);
    }
  }
  return [...sources];
}

async function* pagePieces(
  {
    sessions,
    addresses,
    diagrams,
    isFirst,
    isLast,
  }: Pick<ExportInput, 'sessions' | 'addresses' | 'diagrams' | 'isFirst' | 'isLast'>,
  parts: ExportParts,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void, void> {
  // The parser of Markdown loads with the first page.
  const { mayHaveFormulas, PAGE_END, pageStart, sessionHtml } = await import('./session-html');
  const pictures = new Map(diagrams.map((diagram) => [diagram.source, diagram]));
  const [only] = isFirst && isLast ? sessions : [];
  if (isFirst) yield pageStart(only === undefined ? wording.shell.name : titleOf(only));
  for (const session of sessions) {
    const path = await shownPath(session, parts);
    // What draws formulas loads with the first one.
    const draw = mayHaveFormulas(path) ? (await import('./draw-formula')).drawFormula : () => null;
    for (const piece of sessionHtml(session, path, addresses, draw)) {
      yield withPictures(piece, pictures);
      await parts.priority.pause(signal);
    }
  }
  if (isLast) yield PAGE_END;
}

async function shownPath(
  session: ExportedSession,
  { pages, priority }: ExportParts,
): Promise<readonly LecternMessage[]> {
  const messages: LecternMessage[] = [];
  for await (const page of pages(session.id)) {
    messages.push(...page);
    await priority.pause();
  }
  return walkThread(messages, session.headMessageId).messages;
}

/** In the same folder, so that taking its place is one step. */
function unfinished(path: string): string {
  return `${path}.unfinished`;
}

function toExportError(error: unknown, path: string): unknown {
  const known = findAppError(error);
  if (known !== null) return known;
  const codes = causesOf(error).map((cause) => (cause instanceof Error && 'code' in cause ? String(cause.code) : ''));
  if (codes.some((code) => /ENOSPC|EDQUOT/.test(code))) return new AppError('data.full', {}, { cause: error });
  if (codes.some((code) => /^E[A-Z]+$/.test(code)))
    return new AppError('export.refused', { file: basename(path) }, { cause: error });
  return error;
}
