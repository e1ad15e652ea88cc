import { hostLink } from '../../../../shared/domain/host-link';
import type { CitedPlace } from '../../../../shared/domain/passage';
import type { Source } from '../../../../shared/domain/source';

/**
 * The web page of a cited place, also once its source is gone; null for a folder, an unknown host, and where an older answer
 * did not keep whose it was.
 */
export function pageOf(
  place: CitedPlace,
  sources: readonly Pick<Source, 'key' | 'kind' | 'address'>[] | null,
): string | null {
  const source = sources?.find(({ key }) => key === place.sourceKey);
  const { kind, address } = source ?? { kind: 'repository', address: place.address };
  return kind === 'repository' && address !== undefined ? hostLink(address, place) : null;
}
