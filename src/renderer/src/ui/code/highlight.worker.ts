import type { HighlightAnswer, HighlightRequest } from './highlighter';
import { highlightLines } from './highlight-lines';

// Sent by highlighter.ts, which alone starts this worker and asks one thing at a time.
self.addEventListener('message', (event: MessageEvent<HighlightRequest>) => {
  const answer = (lines: HighlightAnswer): void => self.postMessage(lines);
  highlightLines(event.data.text, event.data.language).then(answer, () => answer(null));
});
