import type { CitedPlace } from '../../shared/domain/passage';
import type { SourceInput } from './knowledge';

export interface VouchInput {
  readonly places: readonly CitedPlace[];
  readonly source: SourceInput;
}

/**
 * A place as its source has it: that text at that path, at the commit that the place names or else at the one that is
 * indexed (null for what is in none), and those of its lines that there are.
 */
export type VouchedPlace = Pick<CitedPlace, 'commit' | 'lines'>;
