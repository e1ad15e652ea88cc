import { useCallback } from 'react';
import type { CitedPlace } from '../../../../shared/domain/passage';
import { useWindow } from '../../bridge/window-context';
import { keepInView } from './keep-in-view';

/** Opens a cited place in the Passage panel, beside its link. The function stays the same for the window's life. */
export function useOpenCitation(): (place: CitedPlace & { readonly n: number }) => void {
  const { layers } = useWindow();
  return useCallback(
    (place) => {
      const link = document.activeElement;
      layers.openPassage(place);
      keepInView(link);
    },
    [layers],
  );
}
