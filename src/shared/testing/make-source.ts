import type { Source } from '../domain/source';

/** Test only: a repository that was just added, with nothing read of it, but for what is given. */
export function makeSource(given: Partial<Source> = {}): Source {
  return {
    key: 'k',
    kind: 'repository',
    name: 'react',
    address: '',
    ref: null,
    searchPath: null,
    commit: null,
    state: 'ready',
    progress: null,
    error: null,
    files: 0,
    passages: 0,
    sizeBytes: 0,
    edited: 0,
    skipped: [],
    sessionId: null,
    pinnedFrom: null,
    becoming: null,
    successor: null,
    addedAt: 0,
    lastUpdated: null,
    ...given,
  };
}
