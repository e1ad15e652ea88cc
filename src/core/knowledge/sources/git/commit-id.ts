const SHORT = /^[0-9a-f]{7,39}$/;
const WHOLE = /^[0-9a-f]{40}$/;

/** True for what may be the beginning of a commit's id, as lists show it (git-rev-parse(1), core.abbrev). */
export function isShortCommit(ref: string): boolean {
  return SHORT.test(ref);
}

/** True when the ref is this commit's id, or a telling beginning of it. */
export function namesCommit(ref: string, commit: string): boolean {
  return ref === commit || (isShortCommit(ref) && commit.startsWith(ref));
}

/** True for what has the form of a commit's whole id. */
export function isCommitId(ref: string): boolean {
  return WHOLE.test(ref);
}
