import { useEffect, useState } from 'react';
import type { Token } from './highlight-lines';
import { languageOf } from './language-of';

/** The lines of a file in tokens; null until they are known, and for what has no grammar. A thread of its own works it out. */
export function useHighlighted(text: string, path: string): readonly (readonly Token[])[] | null {
  const [highlighted, setHighlighted] = useState<readonly (readonly Token[])[] | null>(null);
  useEffect(() => {
    const language = languageOf(path);
    if (language === null) return undefined;
    const worker = new Worker(new URL('./highlight.worker.ts', import.meta.url), { type: 'module' });
    // Without it, as where the worker fails, the text stands as it is.
    worker.addEventListener('message', (event: MessageEvent<readonly (readonly Token[])[]>) => {
      setHighlighted(event.data);
      worker.terminate();
    });
    worker.postMessage({ text, language });
    return () => worker.terminate();
  }, [text, path]);
  return highlighted;
}
