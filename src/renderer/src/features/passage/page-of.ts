import { hostLink } from '../../../../shared/domain/host-link';
import type { CitedPlace } from '../../../../shared/domain/passage';
import type { Source } from '../../../../shared/domain/source';

/** The web page of a cited place; null for a folder, an unknown host, and a source that was removed. */
export function pageOf(
  place: CitedPlace,
  sources: readonly Pick<Source, 'key' | 'kind' | 'address'>[] | null,
): string | null {
  const source = sources?.find(({ key }) => key === place.sourceKey);
  return source?.kind === 'repository' ? hostLink(source.address, place) : null;
}
