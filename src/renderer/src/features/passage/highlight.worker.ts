import { highlightLines } from './highlight-lines';
import type { Language } from './language-of';

// Sent by use-highlighted.ts, which alone starts this worker.
self.addEventListener('message', (event: MessageEvent<{ readonly text: string; readonly language: Language }>) => {
  void highlightLines(event.data.text, event.data.language).then((lines) => self.postMessage(lines));
});
