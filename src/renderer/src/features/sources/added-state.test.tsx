import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Source } from '../../../../shared/domain/source';
import { AddedState } from './added-state';

const source: Source = {
  key: 'k',
  kind: 'repository',
  name: 'react',
  address: '',
  ref: null,
  searchPath: null,
  commit: null,
  state: 'working',
  progress: { step: 'indexing', done: 12, total: 300 },
  error: null,
  files: 0,
  passages: 0,
  sizeBytes: 0,
  edited: 0,
  skipped: [],
  sessionId: null,
  lastUpdated: null,
};

/** What a screen reader reads out when it changes. */
function spoken(shown: Source): string | undefined {
  const drawn = renderToStaticMarkup(<AddedState source={shown} />);
  return /<output[^>]*>(.*?)<\/output>/.exec(drawn)?.[1]?.replace(/<[^>]*>/g, '');
}

test('that a source is ready is read out, and not each file on the way', () => {
  const ready: Source = { ...source, state: 'ready', progress: null, files: 300, passages: 900 };
  expect([spoken(source), spoken(ready)]).toEqual(['', 'react is ready: 300 files, 900 passages.']);
});
