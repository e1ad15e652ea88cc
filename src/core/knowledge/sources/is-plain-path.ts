/** Characters. A longer path is no path on most systems, nor can a person read it. */
const MAX_PATH = 1_000;

/**
 * True for a path that can be shown, cited and opened again: below its root, without control characters or such as turn
 * the direction of writing (`gnp.md` would be shown as `dm.png`), and of bytes that are UTF-8 (what is not has become
 * U+FFFD). Git and most file systems allow more.
 */
export function isPlainPath(path: string): boolean {
  return (
    path.length <= MAX_PATH &&
    !/[\p{Cc}\p{Bidi_Control}\ufffd]/u.test(path) &&
    path.split('/').every((step) => !/^(?:|\.|\.\.|\.git)$/i.test(step))
  );
}
