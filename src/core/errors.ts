import type { ErrorData } from '../shared/domain/error-data';
import { errorSentence, type ErrorCode } from '../shared/text/wording';

/** An expected failure. Its code has one sentence in `shared/text/wording.ts`; `params` fill that sentence. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(errorSentence(code, params), options);
    this.code = code;
    this.params = params;
  }

  /** The failure that came as data: from another thread, the journal or a stream. */
  static fromData({ code, params }: ErrorData): AppError {
    // The code came from an AppError, by `toData`.
    return new AppError(code as ErrorCode, params);
  }

  /** The failure as it crosses a thread or reaches a window: no stack, no cause. */
  toData(): ErrorData {
    return { code: this.code, params: { ...this.params } };
  }
}

const MAX_CAUSES = 8;

/** An error and what caused it, outermost first. A failed attempt at several addresses counts as its first. */
export function causesOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let link = error; link !== undefined && link !== null && chain.length < MAX_CAUSES;) {
    chain.push(link);
    if (link instanceof AggregateError) link = link.errors[0];
    else link = link instanceof Error ? link.cause : undefined;
  }
  return chain;
}

/** The expected failure that an error is, or that a library has put its own error around; null for a bug. */
export function findAppError(error: unknown): AppError | null {
  return causesOf(error).find((link) => link instanceof AppError) ?? null;
}

/** Any thrown value as data. What is no AppError is a bug and says no more than that. */
export function toErrorData(error: unknown): ErrorData {
  return findAppError(error)?.toData() ?? { code: 'internal', params: {} };
}
