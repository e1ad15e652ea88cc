/** What is told of a source of which nothing is there to be searched. */
export const NOTHING_READ = { commit: null, files: 0, passages: 0, sizeBytes: 0, edited: 0, skipped: [] } as const;
