import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../../shared/chat/message';
import type { SessionStateName } from '../../../../shared/domain/session';
import type { Source } from '../../../../shared/domain/source';
import { emptyView, type SessionView } from '../../bridge/session-view';
import { activitySentence, sourceProgress } from './activity-sentence';
import { makeSource } from '../../../../shared/testing/make-source';

function viewIn(name: SessionStateName, parts: LecternMessage['parts'] = []): SessionView {
  const messages: LecternMessage[] = [{ id: 'a', role: 'assistant', parts }];
  return { ...emptyView('s'), messages, state: { name, turnId: 'a', error: null } };
}

const fetching = makeSource({ state: 'working', progress: { step: 'indexing', done: 1, total: 3 } });

test('each state of a turn says what is going on, and rest says nothing', () => {
  const names = [
    'idle',
    'opening',
    'recalling',
    'generating',
    'awaitingApproval',
    'saving',
    'failed',
    'interrupted',
  ] as const;
  expect(names.map((name) => activitySentence(viewIn(name), []))).toEqual([
    '',
    'Opening the session…',
    'Recalling…',
    'Waiting for the model…',
    'Waiting for your approval',
    'Saving…',
    '',
    '',
  ]);
});

test('while an answer is made, its last part says what the model does', () => {
  const search = {
    type: 'tool-search_docs',
    toolCallId: 't',
    state: 'input-available',
    input: { query: 'hooks' },
  } as const;
  const thought = { thought: 'x', thoughtNumber: 2, totalThoughts: 5, nextThoughtNeeded: true };
  const thinking = {
    type: 'tool-sequentialThinking',
    toolCallId: 'u',
    state: 'input-available',
    input: thought,
  } as const;
  const after = (parts: LecternMessage['parts']) => activitySentence(viewIn('generating', parts), []);
  const read = {
    type: 'tool-read_source',
    toolCallId: 'v',
    state: 'input-available',
    input: { source: 'react', path: 'docs/guide.md' },
  } as const;
  const list = { type: 'tool-list_sources', toolCallId: 'w', state: 'input-available', input: {} } as const;
  expect([after([read]), after([list])]).toEqual(['Reading docs/guide.md…', 'Looking at the sources…']);
  const place = { sourceKey: 'k', sourceName: 'react', commit: null, path: 'a.md', blob: 'b' };
  const citation: LecternMessage['parts'][number] = {
    type: 'data-citation',
    id: 'c1',
    data: { ...place, n: 1, lines: [1, 2] },
  };
  const said = { type: 'text', text: 'So' } as const;
  expect([[search], [search, thinking], [said], [said, citation]].map((parts) => after([...parts]))).toEqual([
    'Searching for “hooks”…',
    'Thinking, step 2 of 5…',
    'Writing…',
    'Writing…',
  ]);
});

test('a source that is fetched is told of while no turn runs', () => {
  expect(activitySentence(viewIn('idle'), [fetching])).toBe('Indexing react…');
  expect(activitySentence(viewIn('saving'), [fetching])).toBe('Saving…');
});

test('how far a source is stands beside the sentence, which is read out once and not at each percent', () => {
  const later: Source = { ...fetching, progress: { step: 'indexing', done: 2, total: 3 } };
  const unknown: Source = { ...fetching, progress: { step: 'fetching', done: 7, total: 0 } };
  const idle = viewIn('idle');
  expect([fetching, later].map((source) => activitySentence(idle, [source]))).toEqual([
    'Indexing react…',
    'Indexing react…',
  ]);
  expect([fetching, later, unknown].map((source) => sourceProgress(idle, [source]))).toEqual(['33 %', '66 %', '']);
  expect(sourceProgress(viewIn('saving'), [fetching])).toBe('');
});

test('a search that waits for a source says what is done to that', () => {
  const address = 'https://docs.example/lamps';
  const search = {
    type: 'tool-search_docs',
    toolCallId: 't',
    state: 'input-available',
    input: { query: 'hooks', source: address },
  } as const;
  const asked = { type: 'data-approval', data: { toolCallId: 't', address, ref: null, host: null } } as const;
  const sentence = (source: Source) => activitySentence(viewIn('generating', [search, asked]), [fetching, source]);
  const lamps = makeSource({ ...fetching, name: 'lamps', address });
  expect([sentence(lamps), sentence({ ...lamps, state: 'ready', progress: null })]).toEqual([
    'Indexing lamps…',
    'Searching for “hooks”…',
  ]);
});
