import type { FoundPassage } from '../knowledge/knowledge';
import type { StoredSource } from '../ports';

const KEY = 'a'.repeat(64);
/** A passage of `demo`. */
export const passage: FoundPassage = {
  id: 'p1',
  sourceKey: KEY,
  sourceName: 'demo',
  commit: 'c'.repeat(40),
  path: 'docs/guide.md',
  lines: [3, 5],
  blob: 'b'.repeat(40),
  trail: ['Guide'],
  text: 'Press the key.',
  score: 1,
  fit: 1,
};
export const demo: StoredSource = {
  key: KEY,
  kind: 'repository',
  name: 'demo',
  address: 'https://example.org/demo.git',
  ref: null,
  searchPath: null,
  state: 'ready',
  error: null,
  commit: 'c'.repeat(40),
  files: 1,
  passages: 1,
  sizeBytes: 0,
  edited: 0,
  skipped: [],
  sessionId: null,
  pinnedFrom: null,
  becoming: null,
  addedAt: 1,
  lastUpdated: 1,
};
