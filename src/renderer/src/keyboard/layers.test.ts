import { expect, test } from 'vitest';
import { createLayers, type NumberedPlace } from './layers';

const place: NumberedPlace = {
  n: 1,
  sourceKey: '',
  sourceName: '',
  commit: null,
  path: 'a.md',
  lines: [1, 2],
  blob: '',
};

test('Escape closes one layer at a time, from the top', () => {
  const layers = createLayers({ remember: () => undefined, giveBack: () => undefined }, () => null);
  layers.sidebar.set(true);
  layers.openPassage(place);
  layers.openDialog('palette');
  const open = () => [layers.dialog.get() !== null, layers.passage.get() !== null, layers.sidebar.get()];
  const seen = [open()];
  while (layers.closeTopmost()) seen.push(open());
  expect(seen).toEqual([
    [true, true, true],
    [false, true, true],
    [false, false, true],
    [false, false, false],
  ]);
});
