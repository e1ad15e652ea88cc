import { expect, onTestFinished, test, vi } from 'vitest';
import { shippedGrammars } from '../../../testing/temporary-knowledge';
import { createGrammars } from './grammars';
import { TooMuchWork, type Pace } from './pace';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const grammars = createGrammars(shippedGrammars, silent);
const text = Array.from({ length: 2_000 }, (_, index) => `function f${index}(a) {\n  return a;\n}\n`).join('\n');
const pace: Pace = { spend: () => undefined, isDue: () => false, isLate: () => false, rest: () => Promise.resolve() };

const shapeOf = (given: Pace) => grammars.read('javascript', text, given, async (tree) => tree.rootNode.toString());

// First, while memory is as small as it was.
test('what a tree takes of memory is given back', async () => {
  await shapeOf(pace);
  const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow');
  onTestFinished(() => grow.mockRestore());
  for (let file = 0; file < 60; file += 1) await shapeOf(pace);
  expect(grow).not.toHaveBeenCalled();
});

test('a text with syntax errors is read the same, however often the parse rests', async () => {
  const macros = Array.from(
    { length: 400 },
    (_, index) =>
      `DECLARED float f${index}(int var, int delta, int width=SIZE) NOTHROW ;\nMACRO(a) { return f<${index}(x; }\n`,
  ).join('');
  const read = (given: Pace) => grammars.read('cpp', macros, given, async ({ rootNode }) => rootNode.toString());
  let rests = 0;
  const rest = async () => void (rests += 1);
  const rested = await read({ ...pace, isDue: () => true, rest });
  expect(rests).toBeGreaterThan(10);
  expect(await read(pace)).toBe(rested);
  let asked = 0;
  expect(await read({ ...pace, isDue: () => (asked += 1) % 3 === 0 })).toBe(rested);
});

test('a parse that costs too much is left, and the parser is good for the next', async () => {
  const spend = () => {
    throw new TooMuchWork('at once');
  };
  await expect(shapeOf({ ...pace, spend })).rejects.toThrow(TooMuchWork);
  expect(await shapeOf(pace)).toContain('function_declaration');
});

test('a parse whose steps take too long rests within a slice', async () => {
  let rests = 0;
  const rest = async () => void (rests += 1);
  await shapeOf({ ...pace, isDue: () => true, rest });
  const usual = rests;
  await shapeOf({ ...pace, isDue: () => true, isLate: () => true, rest });
  expect(rests - usual).toBeGreaterThan(10 * usual);
});
