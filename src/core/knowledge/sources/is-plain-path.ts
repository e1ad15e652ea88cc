/** Characters. A longer path is no path on most systems, nor can a person read it. */
const MAX_PATH = 1_000;

/**
 * True for a path that can be shown, cited and opened again: below its root, without control characters, and of bytes
 * that are UTF-8 (what is not has become U+FFFD). Git and most file systems allow more.
 */
export function isPlainPath(path: string): boolean {
  return (
    path.length <= MAX_PATH &&
    !/[\p{Cc}\ufffd]/u.test(path) &&
    path.split('/').every((step) => !/^(?:|\.|\.\.|\.git)$/i.test(step))
  );
}
