import { useEffect, useState } from 'react';
import type { Highlight, HighlightAnswer } from './highlighter';
import type { Language } from './language-of';

/** The lines of a text in tokens; null until they are known, and for what has no grammar: then it stands as it is. */
export function useHighlighted(highlight: Highlight, text: string, language: Language | null): HighlightAnswer {
  const [highlighted, setHighlighted] = useState<{ readonly text: string; readonly lines: HighlightAnswer } | null>(
    null,
  );
  useEffect(() => {
    if (language === null) return undefined;
    let isWanted = true;
    void highlight(text, language).then((lines) => {
      if (isWanted) setHighlighted({ text, lines });
    });
    return () => {
      isWanted = false;
    };
  }, [highlight, text, language]);
  return highlighted?.text === text ? highlighted.lines : null;
}
