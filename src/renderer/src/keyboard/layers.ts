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
  | 'import'
  | 'export'
  | 'snapshots'
  | 'trash'
  | 'renameSession'
  | 'recallReach'
  | 'deleteSession'
  | 'profile';

export type NumberedPlace = CitedPlace & { readonly n: number };

/** What lies over the thread: at most one dialog; and beside it, a passage or memories. */
export interface Layers {
  readonly dialog: Store<DialogName | null>;
  readonly passage: Store<NumberedPlace | null>;
  /** The answer whose memories are shown. They and a passage take each other's place. */
  readonly memories: Store<string | null>;
  /** Whether a narrow window shows the sessions over the thread. A wide one always shows them beside it. */
  readonly sidebar: Store<boolean>;
  /** Whether the list of sessions shows those that were put away too. */
  readonly archive: Store<boolean>;
  /** What of its list the open dialog is for; null for all of it. */
  readonly subject: Store<string | null>;
  /** Replaces the dialog that is open; focus goes back to where the first one was opened from. */
  openDialog(name: DialogName, subject?: string): void;
  closeDialog(): void;
  /** `work` runs once the focus is back where the dialog was opened from. */
  closeDialogThen(work: () => void): void;
  openPassage(place: NumberedPlace): void;
  openMemories(answerId: string): void;
  /** Closes what lies beside the thread. */
  closePanel(): void;
  /** True while something lies beside the thread. */
  hasPanel(): boolean;
  /** Also when a dialog is open, which goes: the focus ends in the message box. */
  toMessageBox(): void;
  /** A narrow window shows its thread again. */
  closeSidebar(): void;
  /** Closes what lies on top; false when nothing does. Dialogs close themselves by Escape before this is asked. */
  closeTopmost(): boolean;
  /** Called once a closed layer has left the page. */
  returnFocus(): void;
}

interface LayersOptions {
  readonly focus: ReturnFocus;
  readonly messageBox: () => HTMLElement | null;
  /** True while the sessions lie over the thread when they are shown. */
  readonly isNarrow: () => boolean;
}

export function createLayers({ focus, messageBox, isNarrow }: LayersOptions): Layers {
  const dialog = createStore<DialogName | null>(null);
  const passage = createStore<NumberedPlace | null>(null);
  const memories = createStore<string | null>(null);
  const subject = createStore<string | null>(null);
  const sidebar = createStore(false);
  const archive = createStore(false);
  let afterReturn: (() => void) | undefined;
  const closeSidebar = (): void => {
    const isOver = sidebar.get() && isNarrow();
    sidebar.set(false);
    if (isOver) messageBox()?.focus();
  };
  const closers = [dialog, passage, memories].map((store) => ({
    isOpen: () => store.get() !== null,
    close: () => store.set(null),
  }));
  closers.push({ isOpen: () => sidebar.get() && isNarrow(), close: closeSidebar });
  return {
    dialog,
    passage,
    memories,
    subject,
    sidebar,
    archive,
    closeSidebar,
    closeTopmost: () => {
      const top = closers.find((layer) => layer.isOpen());
      top?.close();
      return top !== undefined;
    },
    openDialog: (name, about) => {
      focus.remember();
      subject.set(about ?? null);
      dialog.set(name);
    },
    closeDialog: () => dialog.set(null),
    closeDialogThen: (work) => {
      afterReturn = work;
      dialog.set(null);
    },
    openPassage: (place) => {
      focus.remember();
      memories.set(null);
      passage.set(place);
    },
    openMemories: (answerId) => {
      focus.remember();
      passage.set(null);
      memories.set(answerId);
    },
    closePanel: () => {
      passage.set(null);
      memories.set(null);
    },
    hasPanel: () => passage.get() !== null || memories.get() !== null,
    toMessageBox: () => {
      dialog.set(null);
      focus.forget();
      messageBox()?.focus();
    },
    returnFocus: () => {
      const then = afterReturn;
      afterReturn = undefined;
      if (dialog.get() !== null) return;
      focus.giveBack(messageBox());
      then?.();
    },
  };
}
