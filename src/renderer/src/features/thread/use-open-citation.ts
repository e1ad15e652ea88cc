import { useCallback } from 'react';
import type { CitedPlace } from '../../../../shared/domain/passage';
import { useWindow } from '../../bridge/window-context';

/** Opens a cited place in the Passage panel. The function stays the same for the window's life. */
export function useOpenCitation(): (place: CitedPlace & { readonly n: number }) => void {
  const { layers } = useWindow();
  return useCallback((place) => layers.openPassage(place), [layers]);
}
