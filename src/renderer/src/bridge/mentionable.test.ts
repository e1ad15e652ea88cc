import { expect, test } from 'vitest';
import type { SessionSummary } from '../../../shared/domain/session';
import type { Source } from '../../../shared/domain/source';
import { makeSource } from '../../../shared/testing/make-source';
import { mentionable } from './mentionable';
import { createStore } from './store';

test('what never came to anything is not meant by the name of what did', () => {
  const failed = makeSource({ key: 'a', name: 'docs', state: 'failed', lastUpdated: null });
  const ready = makeSource({ key: 'b', name: 'docs', lastUpdated: 1 });
  const lone = makeSource({ key: 'c', name: 'guide', state: 'failed', lastUpdated: null });
  const sources = createStore<readonly Source[] | null>([failed, ready, lone]);
  const sessions = createStore<readonly SessionSummary[] | null>(null);
  expect(mentionable({ sources, sessions }, null)).toEqual([
    { kind: 'source', key: 'b', name: 'docs' },
    { kind: 'source', key: 'c', name: 'guide' },
  ]);
});
