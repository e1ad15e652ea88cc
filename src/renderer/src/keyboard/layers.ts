import type { CitedPlace } from '../../../shared/domain/passage';
import { createStore, type Store } from '../bridge/store';
import type { ReturnFocus } from './return-focus';

export type DialogName =
  | 'palette'
  | 'search'
  | 'settings'
  | 'shortcuts'
  | 'addSource'
  | 'sources'
  | 'connectModel'
  | 'pickModel'
  | 'renameSession';

export type NumberedPlace = CitedPlace & { readonly n: number };

/** What lies over the thread: at most one dialog, and the Passage panel. */
export interface Layers {
  readonly dialog: Store<DialogName | null>;
  readonly passage: Store<NumberedPlace | null>;
  /** Whether a narrow window shows the sessions over the thread. A wide one always shows them beside it. */
  readonly sidebar: Store<boolean>;
  /** Replaces the dialog that is open; focus goes back to where the first one was opened from. */
  openDialog(name: DialogName): void;
  closeDialog(): void;
  openPassage(place: NumberedPlace): void;
  closePassage(): void;
  /** Closes what lies on top; false when nothing does. Dialogs close themselves by Escape before this is asked. */
  closeTopmost(): boolean;
  /** Called once a closed layer has left the page. */
  returnFocus(): void;
}

export function createLayers(focus: ReturnFocus, fallback: () => HTMLElement | null): Layers {
  const dialog = createStore<DialogName | null>(null);
  const passage = createStore<NumberedPlace | null>(null);
  const sidebar = createStore(false);
  const closers = [dialog, passage].map((store) => ({
    isOpen: () => store.get() !== null,
    close: () => store.set(null),
  }));
  closers.push({ isOpen: sidebar.get, close: () => sidebar.set(false) });
  return {
    dialog,
    passage,
    sidebar,
    closeTopmost: () => {
      const top = closers.find((layer) => layer.isOpen());
      top?.close();
      return top !== undefined;
    },
    openDialog: (name) => {
      focus.remember();
      dialog.set(name);
    },
    closeDialog: () => dialog.set(null),
    openPassage: (place) => {
      focus.remember();
      passage.set(place);
    },
    closePassage: () => passage.set(null),
    returnFocus: () => {
      if (dialog.get() === null) focus.giveBack(fallback());
    },
  };
}
