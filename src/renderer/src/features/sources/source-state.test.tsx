import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Source } from '../../../../shared/domain/source';
import { wording } from '../../../../shared/text/wording';
import { nextPlaceOf } from './next-place-of';
import { SourceState } from './source-state';
import { makeSource } from '../../../../shared/testing/make-source';

const source = makeSource({ commit: 'c', files: 3, passages: 9 });

const shown = (change: Partial<Source>): string =>
  renderToStaticMarkup(<SourceState source={{ ...source, ...change }} />).replaceAll(/<[^>]*>/g, '|');

test('a source whose update failed still tells what of it is searched', () => {
  const error = { code: 'source.unreachable', params: { address: 'https://a' } };
  expect([shown({ state: 'failed', error }), shown({ state: 'failed', error, passages: 0 })]).toEqual([
    '|https://a cannot be reached.||Searched as it was · 3 files · 9 passages|',
    '|https://a cannot be reached.|',
  ]);
});

test('one that was let go of tells why', () => {
  const error = { code: 'source.freed', params: {} };
  expect(shown({ state: 'stopped', error, passages: 0 })).toBe(`|${wording.errors['source.freed']}|`);
});

test('one whose vectors were cut off tells so, and what of it is searched', () => {
  const error = { code: 'source.meaningCut', params: {} };
  expect(shown({ state: 'stopped', error })).toBe(`|${wording.errors['source.meaningCut']}||3 files · 9 passages|`);
});

test('one that is ready tells what came of its fetch', () => {
  const error = { code: 'source.sentWhole', params: {} };
  const [plain, told] = [shown({ state: 'ready' }), shown({ state: 'ready', error })];
  expect([plain, told]).toEqual(['|Ready · 3 files · 9 passages|', `${plain}|${wording.errors['source.sentWhole']}|`]);
});

test('how far the work is, is told in numbers, once they are known', () => {
  const at = (done: number, total: number) =>
    shown({ state: 'working', passages: 0, progress: { step: 'indexing', done, total } });
  expect([at(0, 0), at(1_200, 3_000)]).toEqual(['||Indexing||||', '||Indexing, 1,200 of 3,000||||']);
});

test('how long its server has been waited for is told in seconds', () => {
  const shownNow = shown({ state: 'working', passages: 0, progress: { step: 'asking', done: 12, total: 0 } });
  expect(shownNow).toBe('||Waiting for its server, 12 s||||');
});

test('one that is worked on tells what is in it already, its size and its last update', () => {
  const there = { sizeBytes: 65_500, lastUpdated: Date.now() };
  const at = (step: 'fetching' | 'embedding') =>
    shown({ state: 'working', ...there, progress: { step, done: 1, total: 9 } });
  const contents = '3 files · 9 passages · 65.5 kB · updated now';
  expect([at('fetching'), at('embedding')]).toEqual([
    `||Fetching, 1 of 9||||${contents}||`,
    `||Embedding, 1 of 9||||${contents}||${wording.sources.searchable}||`,
  ]);
});

test('why nothing newer came is told while the meaning of what is there is added', () => {
  const failure = { code: 'source.unreachable', params: { address: 'https://a' } };
  expect(shown({ state: 'working', progress: { step: 'embedding', done: 1, total: 9, failure } })).toContain(
    `|https://a cannot be reached.||${wording.sources.searchable}|`,
  );
});

test('while its meaning is still being added, it is told that it can be searched', () => {
  const at = (step: 'indexing' | 'embedding') => shown({ state: 'working', progress: { step, done: 1, total: 9 } });
  expect([at('indexing'), at('embedding')].map((text) => text.includes(wording.sources.searchable))).toEqual([
    false,
    true,
  ]);
});

test('where it is to be next is told while that goes on, and while it waits', () => {
  const becoming = { name: 'react', ref: 'a'.repeat(40), searchPath: 'docs' };
  const progress = { step: 'fetching', done: 1, total: 9 } as const;
  const error = { code: 'source.unreachable', params: { address: 'https://a' } };
  expect([shown({ state: 'working', progress, becoming }), shown({ state: 'failed', error, becoming })]).toEqual([
    expect.stringContaining(`|Changing to aaaaaaaaaa · the folder docs. ${wording.sources.changingTo.split('. ')[1]}|`),
    expect.stringContaining(
      '|It is still to change to aaaaaaaaaa · the folder docs. Retry goes on with that, S calls it off.|',
    ),
  ]);
});

test('a source that goes because another is there already tells which', () => {
  const becoming = { name: 'react', ref: 'next', searchPath: null };
  const progress = { step: 'reading', done: 0, total: 0 } as const;
  expect(shown({ state: 'working', progress, becoming, successor: 'Other' })).toContain(
    '|Changing to next. Other is there already, and takes its place once it is ready; ',
  );
});

test('where it is to be next is told by what changes', () => {
  const to = (given: Partial<Source>, ref: string | null, searchPath: string | null) =>
    nextPlaceOf({ ...source, ...given, becoming: { name: 'react', ref, searchPath } });
  expect([
    to({ ref: 'v1' }, null, null),
    to({ ref: 'v1', kind: 'folder' }, null, null),
    to({ searchPath: 'docs' }, null, null),
    to({}, 'v1', null),
    nextPlaceOf(source),
  ]).toEqual(['its newest commit', 'its files as they lie there', 'all its folders', 'v1', null]);
});
