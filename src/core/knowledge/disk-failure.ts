import { AppError } from '../errors';

/** The expected failure that an error of the file system is; any other error stays what it is. */
export function diskFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('data.full', {}, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new AppError('data.readOnly', {}, { cause: error });
  return error;
}
