import type { ErrorData } from '../../shared/domain/error-data';

/** What is told of a source that is ready, but took more room than it needs, for as long as its server is like that. */
export const SENT_WHOLE: ErrorData = { code: 'source.sentWhole', params: {} };
