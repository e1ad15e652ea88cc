import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Source } from '../../../../shared/domain/source';
import { AddedState } from './added-state';
import { makeSource } from '../../../../shared/testing/make-source';

const source = makeSource({ state: 'working', progress: { step: 'indexing', done: 12, total: 300 } });

/** What a screen reader reads out when it changes. */
function spoken(shown: Source): string | undefined {
  const drawn = renderToStaticMarkup(<AddedState source={shown} />);
  return /<output[^>]*>(.*?)<\/output>/.exec(drawn)?.[1]?.replace(/<[^>]*>/g, '');
}

test('that a source is ready is read out, and not each file on the way', () => {
  const ready: Source = { ...source, state: 'ready', progress: null, files: 300, passages: 900 };
  expect([spoken(source), spoken(ready)]).toEqual(['', 'react is ready: 300 files, 900 passages.']);
});
