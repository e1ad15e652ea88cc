import { wording } from '../../../shared/text/wording';

/** The keys of one binding as they are shown, in order: `$mod+Shift+F` is ⌘ Shift F on macOS, Ctrl Shift F elsewhere. */
export function keyHint(keys: string, isMac: boolean): readonly string[] {
  return keys.split(/(?<=\w)\+/).map((key) => {
    if (key === '$mod') return isMac ? wording.keys.Meta : wording.keys.Control;
    if (isNamedKey(key)) return wording.keys[key];
    return key.toUpperCase();
  });
}

function isNamedKey(key: string): key is keyof typeof wording.keys {
  return Object.hasOwn(wording.keys, key);
}
