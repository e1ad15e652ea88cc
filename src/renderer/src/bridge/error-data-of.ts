import { ORPCError } from '@orpc/client';
import type { ErrorData } from '../../../shared/domain/error-data';
import { wording, tellError, type ErrorCode } from '../../../shared/text/wording';

const INTERNAL: ErrorData = { code: 'internal', params: {} };

/** What a rejected call says to the user. Expected failures carry their code; all else is a bug and says no more. */
export function errorDataOf(error: unknown): ErrorData {
  if (!(error instanceof ORPCError)) return INTERNAL;
  if (error.code === 'EXPECTED' && isErrorData(error.data)) return error.data;
  return error.code === 'BAD_REQUEST' ? { code: 'input.invalid', params: {} } : INTERNAL;
}

export function sentenceOf(error: ErrorData): string {
  const code = isErrorCode(error.code) ? error.code : 'internal';
  return tellError(code, error.params);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(wording.errors, code);
}

function isErrorData(data: unknown): data is ErrorData {
  return typeof data === 'object' && data !== null && 'code' in data && 'params' in data;
}
