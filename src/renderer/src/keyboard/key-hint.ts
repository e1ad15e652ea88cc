import { en } from '../../../shared/text/en';

/** The keys of one binding as they are shown, in order: `$mod+Shift+F` is ⌘ Shift F on macOS, Ctrl Shift F elsewhere. */
export function keyHint(keys: string, isMac: boolean): readonly string[] {
  return keys.split(/(?<=\w)\+/).map((key) => {
    if (key === '$mod') return isMac ? en.keys.Meta : en.keys.Control;
    if (isNamedKey(key)) return en.keys[key];
    return key.toUpperCase();
  });
}

function isNamedKey(key: string): key is keyof typeof en.keys {
  return Object.hasOwn(en.keys, key);
}
