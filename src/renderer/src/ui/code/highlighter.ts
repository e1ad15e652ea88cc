import type { Token } from './highlight-lines';
import type { Language } from './language-of';

export type HighlightedLines = readonly (readonly Token[])[];
export type HighlightAnswer = HighlightedLines | null;

export interface HighlightRequest {
  readonly text: string;
  readonly language: Language;
}

/** A text's lines in tokens, worked out by a thread of its own; null where that fails or takes too long. */
export type Highlight = (text: string, language: Language) => Promise<HighlightAnswer>;

/** What is asked of a worker, and how it answers. */
export type HighlightWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Texts that were highlighted lately are given again: scrolling back draws them anew. */
const MAX_KEPT = 64;
/** A grammar that goes in circles ends with its worker. */
const MAX_MS = 5_000;

export interface HighlighterOptions {
  readonly startWorker: () => HighlightWorker;
  /** Runs the work after so many ms, unless the function it returns is called. */
  readonly after: (ms: number, work: () => void) => () => void;
}

/** One worker for the window, started when first needed; it gets one text at a time. */
export function createHighlighter({ startWorker, after }: HighlighterOptions): Highlight {
  const kept = new Map<string, Promise<HighlightAnswer>>();
  let worker: HighlightWorker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const ask = (request: HighlightRequest): Promise<HighlightAnswer> =>
    new Promise((settle) => {
      const asked = (worker ??= startWorker());
      const listening = new AbortController();
      const end = (answer: HighlightAnswer): void => {
        listening.abort();
        stopWaiting();
        settle(answer);
      };
      const giveUp = (): void => {
        asked.terminate();
        if (worker === asked) worker = null;
        end(null);
      };
      const stopWaiting = after(MAX_MS, giveUp);
      const { signal } = listening;
      asked.addEventListener('message', (event) => end((event as MessageEvent<HighlightAnswer>).data), { signal });
      asked.addEventListener('error', giveUp, { signal });
      asked.postMessage(request);
    });

  return (text, language) => {
    const key = `${language} ${text}`;
    const known = kept.get(key);
    const answer = known ?? last.then(() => ask({ text, language }));
    if (known === undefined) last = answer;
    // The one asked for last stands last.
    kept.delete(key);
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
