import { describe, expect, it } from 'vitest';
import { fitToDisplays, windowsFile } from './window-state';

const left = { x: 0, y: 0, width: 1440, height: 900 };
const right = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('fitToDisplays', () => {
  it('leaves a visible window where it was', () => {
    const bounds = { x: 1500, y: 40, width: 800, height: 600 };
    expect(fitToDisplays(bounds, [left, right])).toEqual(bounds);
  });

  it('moves a window that hangs over an edge to the display it is mostly on', () => {
    const bounds = { x: 1300, y: -50, width: 800, height: 600 };
    expect(fitToDisplays(bounds, [left, right])).toEqual({ x: 1440, y: 0, width: 800, height: 600 });
  });

  it('shrinks a window that is larger than its display and grows one that is too small to use', () => {
    expect([
      fitToDisplays({ x: -10, y: -10, width: 5000, height: 5000 }, [left]),
      fitToDisplays({ x: 1400, y: 880, width: 10, height: 10 }, [left]),
    ]).toEqual([left, { x: 1080, y: 540, width: 360, height: 360 }]);
  });

  it('gives up a place on a display that is gone', () => {
    expect([fitToDisplays({ x: 1500, y: 0, width: 800, height: 600 }, [left]), fitToDisplays(left, [])]).toEqual([
      null,
      null,
    ]);
  });
});

describe('windowsFile', () => {
  const id = '01980a3e-6d5c-7a10-8c44-0123456789ab';
  const window = { sessionId: id, bounds: left, isMaximized: false };

  it('reads what was written', () => {
    const file = { version: 1, windows: [window, { sessionId: null, bounds: null, isMaximized: true }] };
    expect(windowsFile.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
  });

  it.each([
    ['another version', { version: 2, windows: [window] }],
    ['no id', { version: 1, windows: [{ ...window, sessionId: '../../etc' }] }],
    ['an impossible size', { version: 1, windows: [{ ...window, bounds: { ...left, width: 0 } }] }],
    ['a number that is none', { version: 1, windows: [{ ...window, bounds: { ...left, x: '0' } }] }],
    ['too many windows', { version: 1, windows: Array.from({ length: 21 }, () => window) }],
    ['something else', 'null'],
  ])('refuses %s', (_, file) => {
    expect(windowsFile.safeParse(file).success).toBe(false);
  });
});
