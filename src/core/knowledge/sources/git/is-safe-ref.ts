/**
 * True for what may be given to git as the name of a branch, tag or commit (git-check-ref-format(1)), and can be
 * neither an option nor a refspec of several.
 */
export function isSafeRef(ref: string): boolean {
  return (
    /^[^-+/.@\s\p{Cc}~^:?*[\\][^\s\p{Cc}~^:?*[\\]*$/u.test(ref) &&
    !/\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/.test(ref) &&
    ref.length <= 500
  );
}
