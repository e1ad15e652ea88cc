import { expect, test } from 'vitest';
import { createFocusTargets } from './focus-targets';

/** As much of a page as is needed: `held` is inside the parts that have it. */
function openPage() {
  const held = 'button in the part';
  const page = { activeElement: held };
  const focused: string[] = [];
  const part = (inside: readonly string[]) =>
    ({ contains: (element: unknown) => inside.some((each) => each === element) }) as unknown as HTMLElement;
  const targets = createFocusTargets(page as unknown as Document);
  // The only part of a text area that is used.
  targets.setMessageBox({ focus: () => focused.push('message box') } as unknown as HTMLTextAreaElement);
  return { held, part, targets, focused };
}

test('a part that goes with the focus in it leaves it to the message box', () => {
  const { held, part, targets, focused } = openPage();
  const stopKeeping = targets.keepFocus(part([held]));
  expect(focused).toEqual([]);
  stopKeeping?.();
  expect(focused).toEqual(['message box']);
});

test('a part that goes while the focus is elsewhere does not move it', () => {
  const { part, targets, focused } = openPage();
  targets.keepFocus(part([]))?.();
  expect(focused).toEqual([]);
});

test.each([
  ['', '> quote'],
  ['typed\n', 'typed\n> quote'],
  ['typed', 'typed\n\n> quote'],
])('behind %j a quote stands on a line of its own', (value, left) => {
  const box = { value, focus: () => undefined, setSelectionRange: () => undefined };
  const execCommand = (_: string, __?: boolean, text = ''): boolean => (box.value += text) !== '';
  const targets = createFocusTargets({ activeElement: null, execCommand });
  // What a text area has of these is all that is used.
  targets.setMessageBox(box as unknown as HTMLTextAreaElement);
  targets.insertIntoMessageBox('> quote');
  expect(box.value).toBe(left);
});
