import type { SessionSummary } from '../domain/session';

/** Test only: a session in the list, new and at rest but for what is given. */
export function makeSummary(given: Partial<SessionSummary> = {}): SessionSummary {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    title: null,
    createdAt: 1,
    lastAccessed: 1,
    pinned: false,
    isArchived: false,
    modelId: null,
    isPrivate: false,
    recallReach: null,
    isBusy: false,
    ...given,
  };
}
