/** What of a key press is looked at. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What text fields, dialogs and the window itself need, whoever else wants them. */
const TAKEN = new Set(
  ['a', 'c', 'v', 'x', 'z', 'y', 'w', 'r', 'q', '0', '=', '-', 'Shift+Z', 'Shift+V', 'Enter', 'Backspace', 'Delete']
    .map((keys) => `$mod+${keys}`)
    .concat(['Alt+F4', 'F11', 'F5']),
);
const MODIFIERS = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
]);
const FUNCTION_KEY = /^F(?:[1-9]|1[0-9]|2[0-4])$/;

export type PressedKeys =
  /** In tinykeys syntax. */
  | { readonly type: 'keys'; readonly keys: string }
  /** Only modifiers are held so far. */
  | { readonly type: 'held' }
  /** What a command cannot have. */
  | { readonly type: 'unusable' };

export function keysOfEvent(press: KeyPress, isMac: boolean): PressedKeys {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (MODIFIERS.has(key)) return { type: 'held' };
  const isMod = isMac ? metaKey : ctrlKey;
  const isOther = isMac ? ctrlKey : metaKey;
  const isText = !isMod && !altKey && !isOther && !FUNCTION_KEY.test(key);
  if (isText || key === '+' || key.trim() === '') return { type: 'unusable' };
  const held = [
    ...(isMod ? ['$mod'] : []),
    ...(isOther ? [isMac ? 'Control' : 'Meta'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
  ];
  const keys = [
    ...held,
    key.length === 1 && shiftKey ? key.toUpperCase() : key.length === 1 ? key.toLowerCase() : key,
  ].join('+');
  return TAKEN.has(keys) ? { type: 'unusable' } : { type: 'keys', keys };
}
