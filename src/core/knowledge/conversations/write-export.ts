import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LecternMessage } from '../../../shared/chat/message';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportedSession } from '../../../shared/chat/session-export';
import { AppError, causesOf, findAppError } from '../../errors';
import type { ExportInput } from '../knowledge';
import { walkThread } from '../memory/walk-thread';
import type { Priority } from '../priority';
import { sessionMarkdown } from './session-markdown';

export interface ExportParts {
  readonly pages: (sessionId: string) => AsyncIterable<readonly LecternMessage[]>;
  readonly priority: Priority;
}

/**
 * Writes sessions to a file beside the one that is meant, which takes its place when it is whole. A message is in memory
 * only while it is written, but for Markdown, whose path is known at the end. Errors: as `ConversationKnowledge.export`.
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
      for (const session of sessions) await file.write(await toMarkdown(session, input.addresses, parts));
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

async function toMarkdown(
  session: ExportedSession,
  addresses: ExportInput['addresses'],
  { pages, priority }: ExportParts,
): Promise<string> {
  const messages: LecternMessage[] = [];
  for await (const page of pages(session.id)) {
    messages.push(...page);
    await priority.pause();
  }
  return sessionMarkdown(session, walkThread(messages, session.headMessageId).messages, addresses);
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
