/** True for a text field with something in it: whoever types there must not lose the focus. */
export function isWriting(active: Element | null): boolean {
  if (!(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement)) return false;
  return active.value !== '';
}
