import { expect, it } from 'vitest';
import { AppError } from '../errors';
import { drawDiagrams } from './draw-diagrams';

const drawing = (fails: Readonly<Record<string, 'diagram.refused' | 'diagram.slow'>> = {}) => {
  const asked: string[] = [];
  const draw = async (source: string) => {
    asked.push(source);
    const code = fails[source];
    if (code !== undefined) throw new AppError(code);
    return { svg: `<svg>${source}</svg>`, width: 20, height: 10 };
  };
  return { asked, draw };
};
const drawn = (source: string) => ({ source, svg: `<svg>${source}</svg>`, width: 20, height: 10 });

it('leaves out what cannot be drawn, and all behind one that took too long', async () => {
  const { asked, draw } = drawing({ bad: 'diagram.refused', slow: 'diagram.slow' });
  expect(await drawDiagrams(['bad', 'A', 'slow', 'B'], draw)).toEqual([drawn('A')]);
  expect(asked).toEqual(['bad', 'A', 'slow']);
});

it('asks for so many, and for none that is too long', async () => {
  const { asked, draw } = drawing();
  const sources = Array.from({ length: 40 }, (_, at) => `A${at}`);
  await drawDiagrams(['x'.repeat(20_001), ...sources], draw);
  expect(asked).toEqual(sources.slice(0, 30));
});

it('rejects once it is aborted, and draws no more', async () => {
  const { asked, draw } = drawing({ A: 'diagram.refused' });
  const stopping = new AbortController();
  const stopped = drawDiagrams(
    ['A', 'B'],
    async (source) => {
      stopping.abort();
      return draw(source);
    },
    stopping.signal,
  );
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked).toEqual(['A']);
});

it('rejects at once when it is aborted in the middle of a drawing', async () => {
  const stopping = new AbortController();
  const stopped = drawDiagrams(['A'], () => new Promise(() => undefined), stopping.signal);
  stopping.abort();
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
});
