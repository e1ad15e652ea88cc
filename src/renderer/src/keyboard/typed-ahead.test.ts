import { expect, test, vi } from 'vitest';
import { createTypedAhead } from './typed-ahead';

class Key extends Event {
  readonly isComposing = false;
  readonly ctrlKey: boolean = false;
  readonly metaKey = false;
  readonly altKey = false;
  constructor(readonly key: string) {
    super('keydown', { cancelable: true });
  }
}
vi.stubGlobal('KeyboardEvent', Key);

function press(target: EventTarget, ...keys: readonly string[]): readonly boolean[] {
  return keys.map((key) => {
    const event = new Key(key);
    target.dispatchEvent(event);
    return event.defaultPrevented;
  });
}

test('what is typed for a dialog that is on its way reaches nothing else, and is given once', () => {
  const page = new EventTarget() as unknown as Window;
  const typed = createTypedAhead();
  const stop = typed.catch(page);
  expect(press(page, 'i', 'm', 'x', 'Backspace', 'p', 'Enter')).toEqual([true, true, true, true, true, true]);
  expect(press(page, 'Escape')).toEqual([false]);
  stop();
  expect(press(page, 'o')).toEqual([false]);
  expect([typed.take(), typed.take()]).toEqual(['imp\n', '']);
});
