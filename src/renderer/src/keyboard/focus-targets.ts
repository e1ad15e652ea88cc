/** The places that commands move the focus to. Each is set by the part of the window that owns it, null when it goes. */
export interface FocusTargets {
  messageBox(): HTMLTextAreaElement | null;
  setMessageBox(box: HTMLTextAreaElement | null): void;
  focusMessageBox(): void;
  focusSessions(): void;
  setFocusSessions(focus: (() => void) | null): void;
  /** The ref of what may go while it has the focus, a Stop button for one: the message box gets it then. */
  keepFocus(part: HTMLElement | null): (() => void) | undefined;
}

export function createFocusTargets(page: Pick<Document, 'activeElement'>): FocusTargets {
  let messageBox: HTMLTextAreaElement | null = null;
  let focusSessions: (() => void) | null = null;
  return {
    messageBox: () => messageBox,
    setMessageBox: (box) => {
      messageBox = box;
    },
    focusMessageBox: () => messageBox?.focus(),
    focusSessions: () => focusSessions?.(),
    setFocusSessions: (focus) => {
      focusSessions = focus;
    },
    keepFocus: (part) => {
      if (part === null) return undefined;
      // React calls it just before the part leaves the page.
      return () => {
        if (part.contains(page.activeElement)) messageBox?.focus();
      };
    },
  };
}
