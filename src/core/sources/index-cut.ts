import type { ErrorData } from '../../shared/domain/error-data';

/** Why nothing is searched of a source whose first indexing the user stopped. What is indexed stays for the next update. */
export const INDEX_CUT: ErrorData = { code: 'source.indexCut', params: {} };
