/** Three letters or digits; what has fewer says nothing. */
const SUBSTANCE = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){3}/u;

export function hasSubstance(text: string): boolean {
  return SUBSTANCE.test(text);
}
