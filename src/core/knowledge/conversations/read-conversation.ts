import { EXPORT_VERSION, exportHeader } from '../../../shared/chat/session-export';
import { AppError } from '../../errors';
import type { FileTimes } from './believed-time';
import type { Conversation } from './conversation';
import { fromChatGpt } from './formats/chatgpt';
import { fromClaude } from './formats/claude';
import { fromLectern } from './formats/lectern';

/** Lectern's own, or one in which each conversation shows whose it is. */
export type ExportFormat = 'lectern' | 'foreign';

/** Checks what stands before the conversations. Errors: `import.format`, `import.newer`. */
export function checkHeader(header: string): ExportFormat {
  if (header.startsWith('[')) return 'foreign';
  const parsed = exportHeader.safeParse(parseJson(header, 'import.format'));
  if (!parsed.success) throw new AppError('import.format');
  if (parsed.data.version > EXPORT_VERSION) throw new AppError('import.newer');
  return 'lectern';
}

/** Reads one conversation. Errors: the `import.*` codes. */
export function readConversation(bytes: Uint8Array, format: ExportFormat, times: FileTimes): Conversation {
  const value = parseJson(decode(bytes), 'import.notJson');
  try {
    if (format === 'lectern') return fromLectern(value);
    if (has(value, 'mapping')) return fromChatGpt(value, times);
    if (has(value, 'chat_messages')) return fromClaude(value, times);
  } catch (error) {
    // Brackets nested past all measure exhaust the stack.
    if (error instanceof RangeError) throw new AppError('import.shape', {}, { cause: error });
    throw error;
  }
  throw new AppError('import.shape');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('import.encoding', {}, { cause: error });
  }
}

function parseJson(text: string, code: 'import.format' | 'import.notJson'): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError(code, {}, { cause: error });
  }
}

function has(value: unknown, member: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, member);
}
