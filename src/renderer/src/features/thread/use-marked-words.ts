import { useEffect, type RefObject } from 'react';
import type { MessageTarget } from '../../bridge/route';
import { rangesOfWords } from './ranges-of-words';

/** The name that styles.css knows the marks by. */
const NAME = 'found';
/** Frames in which the message may get the focus; then its first match comes into view. */
const MAX_FRAMES = 30;

/**
 * Marks in the message that is looked for what was found in it. The page stays as it is (CSS custom highlights): what is
 * drawn again is marked again.
 */
export function useMarkedWords(target: MessageTarget | null, scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const log = scroller.current;
    const words = target?.words ?? [];
    if (log === null || target === null || words.length === 0) return undefined;
    let frame = 0;
    let isShown = false;
    const show = (first: Range, article: Element, framesLeft: number): void => {
      if (!article.contains(document.activeElement) && framesLeft > 0) {
        frame = requestAnimationFrame(() => show(first, article, framesLeft - 1));
        return;
      }
      const [box, match] = [log.getBoundingClientRect(), first.getBoundingClientRect()];
      if (match.top < box.top || match.bottom > box.bottom) log.scrollBy(0, match.top - box.top - box.height / 3);
    };
    const mark = (): void => {
      const article = log.querySelector(`[data-message="${CSS.escape(target.messageId)}"] article`);
      const ranges = article === null ? [] : rangesOfWords(article, words);
      CSS.highlights.set(NAME, new Highlight(...ranges));
      const first = ranges[0];
      if (isShown || first === undefined || article === null) return;
      isShown = true;
      show(first, article, MAX_FRAMES);
    };
    let marking = 0;
    const redrawn = new MutationObserver(() => {
      cancelAnimationFrame(marking);
      marking = requestAnimationFrame(mark);
    });
    redrawn.observe(log, { childList: true, characterData: true, subtree: true });
    mark();
    return () => {
      redrawn.disconnect();
      cancelAnimationFrame(marking);
      cancelAnimationFrame(frame);
      CSS.highlights.delete(NAME);
    };
  }, [target, scroller]);
}
