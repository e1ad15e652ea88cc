const names: Readonly<Record<string, string>> = {
  $mod: 'CmdOrCtrl',
  Escape: 'Esc',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** Keys of the command table (tinykeys: `$mod+Shift+N`) in Electron's words (`CmdOrCtrl+Shift+N`). */
export function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join('+');
}
