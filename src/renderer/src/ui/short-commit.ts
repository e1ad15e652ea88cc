import { en, fill } from '../../../shared/text/en';

/** As much of a commit's id as names it. */
const LENGTH = 10;

/** "Commit c0ffee…", or that there is none. */
export function shortCommit(commit: string | null): string {
  if (commit === null) return en.citation.noCommit;
  return fill(en.citation.commit, { commit: commit.slice(0, LENGTH) });
}
