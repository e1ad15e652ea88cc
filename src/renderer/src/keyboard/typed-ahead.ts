/** What Enter leaves in the text. */
export const ENTER = '\n';

/** What is typed for a dialog that is on its way: it must not end up in what had the focus before. */
export interface TypedAhead {
  /** Keeps text that is typed from now on. Returns its stop. */
  catch(target: Pick<Window, 'addEventListener'>): () => void;
  /** Gives what was kept, once. */
  take(): string;
}

export function createTypedAhead(): TypedAhead {
  let typed = '';
  return {
    catch(target) {
      typed = '';
      const closing = new AbortController();
      const onKey = (event: Event): void => {
        if (!(event instanceof KeyboardEvent) || event.isComposing) return;
        if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape') return;
        event.preventDefault();
        if (event.key === 'Enter') typed += ENTER;
        else if (event.key === 'Backspace') typed = [...typed].slice(0, -1).join('');
        else if ([...event.key].length === 1) typed += event.key;
      };
      target.addEventListener('keydown', onKey, { capture: true, signal: closing.signal });
      return () => closing.abort();
    },
    take() {
      const taken = typed;
      typed = '';
      return taken;
    },
  };
}
