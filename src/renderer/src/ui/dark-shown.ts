import { createStore } from '../bridge/store';

/** Whether the page is dark now, for what is painted elsewhere; looks.ts keeps it. */
export const isDarkShown = createStore(false);
