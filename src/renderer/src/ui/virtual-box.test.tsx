import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { VirtualBox, VirtualUl } from './virtual-box';

const style = { height: 320, pointerEvents: 'none' } as const;

test.each([
  ['a box', VirtualBox, '<div style="height:320px">row</div>'],
  ['a list', VirtualUl, '<ul style="height:320px">row</ul>'],
])('%s leaves the pointer to what stands in it while it scrolls', (_, Box, drawn) => {
  expect(renderToStaticMarkup(<Box style={style}>row</Box>)).toBe(drawn);
});
