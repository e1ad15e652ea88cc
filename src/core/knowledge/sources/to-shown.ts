/** Characters. */
const MAX_SHOWN = 200;

/** A name that is not to be trusted as it is shown: without what would break a line, hide or turn it, and cut. */
export function toShown(name: string, max = MAX_SHOWN): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return plain.length <= max ? plain : `${plain.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
