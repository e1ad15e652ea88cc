import { expect, onTestFinished, test, vi } from 'vitest';
import { sandboxSwitches } from './chromium-switches.mjs';
import { hasDisplay } from './display.mjs';

test('root alone goes without Chromium’s sandbox', () => {
  const getuid = vi.spyOn(process, 'getuid');
  onTestFinished(() => getuid.mockRestore());
  const switches = [0, 1_000].map((uid) => {
    getuid.mockReturnValue(uid);
    return sandboxSwitches();
  });
  expect(switches).toEqual([['--no-sandbox'], []]);
});

test('only a Linux without X and Wayland gets a virtual display', () => {
  expect([
    hasDisplay('linux', {}),
    hasDisplay('linux', { DISPLAY: '' }),
    hasDisplay('linux', { DISPLAY: ':0' }),
    hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }),
    hasDisplay('darwin', {}),
  ]).toEqual([false, false, true, true, true]);
});
