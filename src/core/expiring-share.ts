/**
 * Of all there are of a kind, how many one run may let expire, the oldest first: a tenth, and ten at least. Whatever a
 * clock shows, it must not empty anything.
 */
export const SHARE_PART = 10;
export const SHARE_LEAST = 10;

export function expiringShare(count: number): number {
  return Math.max(SHARE_LEAST, Math.floor(count / SHARE_PART));
}
