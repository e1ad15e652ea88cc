import { wording, fill } from '../../../shared/text/wording';

/** As much of a commit's id as names it. */
const LENGTH = 10;

/** "Commit c0ffee…", or that there is none. */
export function shortCommit(commit: string | null): string {
  if (commit === null) return wording.citation.noCommit;
  return fill(wording.citation.commit, { commit: commit.slice(0, LENGTH) });
}
