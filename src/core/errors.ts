import type { ErrorData } from '../shared/domain/error-data';
import { en, fill, type ErrorCode } from '../shared/text/en';

/** An expected failure. Its code has one sentence in `shared/text/en.ts`; `params` fill that sentence. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(fill(en.errors[code], params), options);
    this.code = code;
    this.params = params;
  }

  /** The failure as it crosses a thread or reaches a window: no stack, no cause. */
  toData(): ErrorData {
    return { code: this.code, params: { ...this.params } };
  }
}

/** Any thrown value as data. What is not an AppError is a bug and says no more than that. */
export function toErrorData(error: unknown): ErrorData {
  return error instanceof AppError ? error.toData() : { code: 'internal', params: {} };
}
