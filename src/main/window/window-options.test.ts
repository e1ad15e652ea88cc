import { expect, it } from 'vitest';
import { windowOptions } from './window-options';
import { freshWindow } from './window-state';

const look = { preloadPath: '/app/preload.cjs', isDark: true };

it('every window is locked in, and starts unseen in the colour of its theme', () => {
  const { webPreferences, ...window } = windowOptions(freshWindow, look);
  expect([webPreferences, window.show, window.backgroundColor]).toEqual([
    expect.objectContaining({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    }),
    false,
    '#161618',
  ]);
});

it('a kept window comes back at its place', () => {
  const bounds = { x: 10, y: 20, width: 700, height: 500 };
  expect(windowOptions({ ...freshWindow, bounds }, look)).toEqual(expect.objectContaining(bounds));
});
