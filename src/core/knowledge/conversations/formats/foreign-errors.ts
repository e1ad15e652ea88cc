import type { ZodError } from 'zod';
import { AppError } from '../../../errors';

/** Characters of what a file wrote, and senders, in a sentence. */
const MAX_PLACE = 80;
const MAX_SENDER = 40;
const MAX_SENDERS = 3;

/** That a conversation is not as its program writes one, with the first place that is otherwise. */
export function malformed(program: string, error: ZodError): AppError {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return new AppError(
    'import.malformed',
    { program, place: plain(path.replace(/^\./, ''), MAX_PLACE) },
    { cause: error },
  );
}

/** That messages have senders of which it is not known whether they ask or answer; null for none. */
export function unknownSenders(senders: readonly string[]): AppError | null {
  const names = [...new Set(senders)].map((sender) => plain(sender, MAX_SENDER));
  if (names.length === 0) return null;
  const told = [...names.slice(0, MAX_SENDERS), ...(names.length > MAX_SENDERS ? ['…'] : [])];
  return new AppError('import.unknownSender', { senders: told.join(', ') });
}

function plain(text: string, most: number): string {
  return [...text.replace(/[\p{Cc}\p{Cs}]/gu, ' ')].slice(0, most).join('');
}
