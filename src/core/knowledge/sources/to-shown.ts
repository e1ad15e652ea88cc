/** Characters. */
const MAX_SHOWN = 200;

/** A name that is not to be trusted as it is shown: without what would break a line, hide or turn it, and cut. */
export function toShown(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return plain.length <= MAX_SHOWN ? plain : `${plain.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;
}
