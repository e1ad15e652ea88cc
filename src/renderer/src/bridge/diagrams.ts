import { MAX_DIAGRAM_SOURCE, type DrawnDiagram } from '../../../shared/domain/diagram';
import type { ErrorData } from '../../../shared/domain/error-data';
import type { Bridge } from './bridge';
import { errorDataOf } from './error-data-of';

/** Characters of pictures that are kept: a message that comes back into view has its own at once. */
const MAX_KEPT = 8_000_000;
const TOO_LONG: Diagram = { error: { code: 'diagram.slow', params: {} } };

export type Diagram = { readonly drawn: DrawnDiagram } | { readonly error: ErrorData };

/** Diagrams of the messages of this window, as main had them drawn. */
export interface Diagrams {
  /** What came of a source; null while that is not known. */
  known(source: string, isDark: boolean): Diagram | null;
  /** Nobody waits any more once all signals of a source are aborted: its turn is passed over. */
  draw(source: string, isDark: boolean, signal: AbortSignal): Promise<Diagram>;
}

/** `maxKept` in characters. */
export function createDiagrams(bridge: Pick<Bridge, 'ask'>, maxKept = MAX_KEPT): Diagrams {
  const kept = new Map<string, Diagram>();
  const running = new Map<string, { readonly diagram: Promise<Diagram>; waiting: number; readonly stop: () => void }>();
  const keyOf = (source: string, isDark: boolean): string => `${isDark} ${source}`;
  const keep = (key: string, diagram: Diagram): void => {
    kept.set(key, diagram);
    let size = [...kept].reduce((sum, [each, value]) => sum + sizeOf(each, value), 0);
    for (const [oldest, value] of kept) {
      if (size <= maxKept || oldest === key) return;
      kept.delete(oldest);
      size -= sizeOf(oldest, value);
    }
  };
  const begin = (key: string, source: string, isDark: boolean) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const diagram = bridge
      .ask((client) => client.diagrams.draw({ source, isDark }, { signal }))
      .then(
        (drawn): Diagram => ({ drawn }),
        (error: unknown): Diagram => ({ error: errorDataOf(error) }),
      )
      .then((made) => {
        running.delete(key);
        if (isLasting(made)) keep(key, made);
        return made;
      });
    const one = { diagram, waiting: 0, stop: () => stopping.abort() };
    running.set(key, one);
    return one;
  };
  return {
    known: (source, isDark) =>
      source.length > MAX_DIAGRAM_SOURCE ? TOO_LONG : (kept.get(keyOf(source, isDark)) ?? null),
    async draw(source, isDark, signal) {
      if (source.length > MAX_DIAGRAM_SOURCE) return TOO_LONG;
      const key = keyOf(source, isDark);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const one = running.get(key) ?? begin(key, source, isDark);
      one.waiting += 1;
      signal.addEventListener(
        'abort',
        () => {
          one.waiting -= 1;
          if (one.waiting > 0) return;
          // Whoever wants it next asks anew.
          if (running.get(key) === one) running.delete(key);
          one.stop();
        },
        { once: true },
      );
      return one.diagram;
    },
  };
}

/** Whether it is so of the source, and not of the moment. */
function isLasting(diagram: Diagram): boolean {
  return 'drawn' in diagram || diagram.error.code === 'diagram.refused';
}

function sizeOf(key: string, diagram: Diagram): number {
  return key.length + ('drawn' in diagram ? diagram.drawn.svg.length : 0);
}
