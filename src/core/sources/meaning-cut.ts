import type { ErrorData } from '../../shared/domain/error-data';
import type { StoredSource } from '../ports';

/** Why a source is not ready whose text is indexed and whose vectors are not all there. Its next update makes them. */
export const MEANING_CUT: ErrorData = { code: 'source.meaningCut', params: {} };

/** True for what is searched by words and, in part only, by meaning. */
export function isMeaningCut({ error }: Pick<StoredSource, 'error'>): boolean {
  return error?.code === MEANING_CUT.code;
}
