/** The places that commands move the focus to. Each is set by the part of the window that owns it, null when it goes. */
export interface FocusTargets {
  messageBox(): HTMLTextAreaElement | null;
  setMessageBox(box: HTMLTextAreaElement | null): void;
  focusMessageBox(): void;
  /** At the end of what stands there, as a paragraph of its own, with the focus behind it. */
  insertIntoMessageBox(text: string): void;
  /** In the place of what stands there between two places of its text. */
  replaceInMessageBox(from: number, to: number, text: string): void;
  /** Moves the focus to a message of the thread, wherever it lies; to the one before or after the focused one by a step. */
  focusMessage(target: string | -1 | 1): void;
  /** The id of the message that has the focus or holds what has it. */
  focusedMessage(): string | null;
  setFocusMessage(focus: ((target: string | -1 | 1) => void) | null): void;
  /** Shows the end of the thread, with the focus in it. */
  focusNewest(): void;
  setFocusNewest(focus: (() => void) | null): void;
  /** Moves the focus to what asks for an approval; false when nothing does. */
  focusApproval(): boolean;
  setApproval(card: HTMLElement | null): void;
  /** To the session that is shown, or to the row of the archive. */
  focusSessions(row?: 'archive'): void;
  /** The id of the session whose row has the focus. */
  focusedSession(): string | null;
  setFocusSessions(focus: ((row?: 'archive') => void) | null): void;
  /** The ref of what may go while it has the focus, a Stop button for one: the message box gets it then. */
  keepFocus(part: HTMLElement | null): (() => void) | undefined;
}

export function createFocusTargets(page: Pick<Document, 'activeElement' | 'execCommand'>): FocusTargets {
  let messageBox: HTMLTextAreaElement | null = null;
  let focusSessions: ((row?: 'archive') => void) | null = null;
  let focusMessage: ((target: string | -1 | 1) => void) | null = null;
  let focusNewest: (() => void) | null = null;
  let approval: HTMLElement | null = null;
  const replace = (from: number, to: number, text: string): void => {
    if (messageBox === null) return;
    messageBox.focus();
    messageBox.setSelectionRange(from, to);
    // The one way to type for somebody that the box's own undo takes back.
    page.execCommand('insertText', false, text);
  };
  return {
    messageBox: () => messageBox,
    setMessageBox: (box) => {
      messageBox = box;
    },
    focusMessageBox: () => messageBox?.focus(),
    insertIntoMessageBox: (text) => {
      const before = messageBox?.value ?? '';
      const isOnOwnLine = before === '' || before.endsWith('\n');
      replace(before.length, before.length, isOnOwnLine ? text : `\n\n${text}`);
    },
    replaceInMessageBox: replace,
    focusMessage: (target) => focusMessage?.(target),
    focusedMessage: () => page.activeElement?.closest('[data-message]')?.getAttribute('data-message') ?? null,
    setFocusMessage: (focus) => {
      focusMessage = focus;
    },
    focusNewest: () => focusNewest?.(),
    setFocusNewest: (focus) => {
      focusNewest = focus;
    },
    focusApproval: () => {
      approval?.scrollIntoView({ block: 'nearest' });
      approval?.focus();
      return approval !== null;
    },
    setApproval: (card) => {
      approval = card;
    },
    focusSessions: (row) => focusSessions?.(row),
    focusedSession: () => page.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? null,
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
