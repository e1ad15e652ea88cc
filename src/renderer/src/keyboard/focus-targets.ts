/** The places that commands move the focus to. Each is registered by the part of the window that owns it. */
export interface FocusTargets {
  messageBox: HTMLTextAreaElement | null;
  focusSessions: (() => void) | null;
}
