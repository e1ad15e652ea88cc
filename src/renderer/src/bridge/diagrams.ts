import { MAX_DIAGRAM_SOURCE, type DrawnDiagram } from '../../../shared/domain/diagram';
import type { ErrorData } from '../../../shared/domain/error-data';
import type { Bridge } from './bridge';
import { errorDataOf } from './error-data-of';

/** Pictures that are kept: a message that comes back into view has its own at once. */
const MAX_KEPT = 40;

export type Diagram = { readonly drawn: DrawnDiagram } | { readonly error: ErrorData };

/** Diagrams of the messages of this window, as main had them drawn. */
export interface Diagrams {
  /** What came of a source; null while that is not known. */
  known(source: string, isDark: boolean): Diagram | null;
  draw(source: string, isDark: boolean): Promise<Diagram>;
}

export function createDiagrams(bridge: Pick<Bridge, 'ask'>): Diagrams {
  const kept = new Map<string, Diagram>();
  const keyOf = (source: string, isDark: boolean): string => `${isDark} ${source}`;
  const keep = (key: string, diagram: Diagram): Diagram => {
    kept.set(key, diagram);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return diagram;
  };
  return {
    known: (source, isDark) => kept.get(keyOf(source, isDark)) ?? null,
    async draw(source, isDark) {
      const key = keyOf(source, isDark);
      const known = kept.get(key);
      if (known !== undefined) return known;
      if (source.length > MAX_DIAGRAM_SOURCE) return keep(key, { error: { code: 'diagram.slow', params: {} } });
      try {
        return keep(key, { drawn: await bridge.ask((client) => client.diagrams.draw({ source, isDark })) });
      } catch (error) {
        return keep(key, { error: errorDataOf(error) });
      }
    },
  };
}
