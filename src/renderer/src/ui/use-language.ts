import { shownLanguage, type Language } from '../../../shared/text/shown-language';
import { useStore } from '../bridge/store';

/**
 * Draws a component again when the language changes. The whole window does, and with it all that it holds: only what is
 * drawn by `memo` needs this too, and what keeps text by `useMemo` names the language among what it depends on.
 */
export function useLanguage(): Language {
  return useStore(shownLanguage);
}
