/** The places that commands move the focus to. Each is set by the part of the window that owns it, null when it goes. */
export interface FocusTargets {
  messageBox(): HTMLTextAreaElement | null;
  setMessageBox(box: HTMLTextAreaElement | null): void;
  focusMessageBox(): void;
  focusSessions(): void;
  setFocusSessions(focus: (() => void) | null): void;
}

export function createFocusTargets(): FocusTargets {
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
  };
}
