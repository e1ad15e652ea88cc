import { expect, test } from 'vitest';
import { createStore } from '../../bridge/store';
import { createPromptHistory } from './prompt-history';

/** A box with earlier prompts, and what stood in it after each of the keys. */
function openBox(options: { draft?: string; own?: readonly string[]; earlier?: Promise<readonly string[]> }) {
  const draft = createStore(options.draft ?? '');
  const history = createPromptHistory({
    draft,
    own: () => options.own ?? [],
    earlier: () => options.earlier ?? Promise.resolve([]),
  });
  return { draft, history };
}
/** What was asked for has come by then. */
const arrived = () => new Promise((resolve) => setImmediate(resolve));

test('↑ goes from the session’s newest prompt to earlier ones, each once, and ↓ back to the empty box', async () => {
  const { draft, history } = openBox({ own: ['c', 'b', 'c'], earlier: Promise.resolve(['b', 'a']) });
  const seen: string[] = [];
  for (const step of ['older', 'older', 'older', 'older', 'newer', 'newer', 'newer'] as const) {
    history[step]();
    await arrived();
    seen.push(draft.get());
  }
  expect(seen).toEqual(['c', 'b', 'a', 'a', 'b', 'c', '']);
});

test('a draft, and a prompt that was changed, keep their arrow keys and every letter', () => {
  const { draft, history } = openBox({ draft: 'half a thought', own: ['b', 'a'] });
  const before = [history.older(), history.newer(), draft.get()];
  draft.set('');
  history.older();
  draft.set('b, but otherwise');
  expect([before, history.older(), history.newer(), draft.get()]).toEqual([
    [false, false, 'half a thought'],
    false,
    false,
    'b, but otherwise',
  ]);
});

test('what is typed while the earlier prompts come is left alone', async () => {
  const { promise: earlier, resolve } = Promise.withResolvers<readonly string[]>();
  const { draft, history } = openBox({ earlier });
  history.older();
  draft.set('t');
  resolve(['asked before']);
  await arrived();
  expect(draft.get()).toBe('t');
});

test('memory that does not answer leaves the session’s own prompts', async () => {
  const { draft, history } = openBox({ own: ['a'], earlier: Promise.reject(new Error('broken')) });
  history.older();
  history.older();
  await arrived();
  expect(draft.get()).toBe('a');
});

test('after a prompt was sent the walk begins anew', () => {
  const own = ['b', 'a'];
  const { draft, history } = openBox({ own });
  history.older();
  history.older();
  draft.set('');
  own.unshift('c');
  history.older();
  expect(draft.get()).toBe('c');
});
