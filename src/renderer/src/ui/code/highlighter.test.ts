import { expect, test } from 'vitest';
import { createHighlighter, type HighlightRequest, type HighlightWorker } from './highlighter';

/** A worker that answers when it is told to, and the time that runs when it is told to. */
function scripted() {
  const asked: HighlightRequest[] = [];
  const workers: { answer(): void; isEnded: boolean }[] = [];
  let timeOut: (() => void) | null = null;
  const startWorker = (): HighlightWorker => {
    const target = new EventTarget();
    const own = {
      isEnded: false,
      answer: () => target.dispatchEvent(new MessageEvent('message', { data: [[[asked.at(-1)?.text ?? '', null]]] })),
    };
    workers.push(own);
    return {
      addEventListener: target.addEventListener.bind(target),
      postMessage: (request: HighlightRequest) => void asked.push(request),
      terminate: () => {
        own.isEnded = true;
      },
    };
  };
  const after = (_ms: number, work: () => void) => {
    timeOut = work;
    return () => {
      timeOut = null;
    };
  };
  return { asked, workers, highlight: createHighlighter({ startWorker, after }), runOut: () => timeOut?.() };
}

test('texts are asked one at a time of one worker, and what is known is not asked again', async () => {
  const { asked, workers, highlight } = scripted();
  const [first, second] = [highlight('a', 'json'), highlight('b', 'json')];
  await Promise.resolve();
  expect(asked).toEqual([{ text: 'a', language: 'json' }]);
  workers[0]?.answer();
  expect(await first).toEqual([[['a', null]]]);
  await Promise.resolve();
  workers[0]?.answer();
  expect(await second).toEqual([[['b', null]]]);
  expect(await highlight('a', 'json')).toEqual([[['a', null]]]);
  expect([asked.length, workers.length]).toEqual([2, 1]);
});

test('a worker that takes too long is ended, and the next text gets another', async () => {
  const { workers, highlight, runOut } = scripted();
  const first = highlight('a', 'json');
  await Promise.resolve();
  runOut();
  expect(await first).toBeNull();
  const second = highlight('b', 'json');
  await Promise.resolve();
  workers[1]?.answer();
  expect(await second).toEqual([[['b', null]]]);
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
});
