import type { BrowserWindowConstructorOptions } from 'electron';
import { wording } from '../../shared/text/wording';
import type { WindowState } from './window-state';

export interface WindowLook {
  readonly preloadPath: string;
  readonly isDark: boolean;
}

/** The canvas of the renderer's two themes (styles.css), so that a window has its colour before its page has. */
export const canvasColour = (isDark: boolean) => (isDark ? '#161618' : '#ffffff');

/** A window that shows nothing yet. Every guard that Electron offers is on, said or by default. */
export function windowOptions(state: WindowState, look: WindowLook): BrowserWindowConstructorOptions {
  return {
    ...(state.bounds ?? { width: 1180, height: 800 }),
    minWidth: 360,
    minHeight: 360,
    show: false,
    title: wording.shell.name,
    backgroundColor: canvasColour(look.isDark),
    autoHideMenuBar: true,
    webPreferences: {
      preload: look.preloadPath,
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Elsewhere Chromium fetches dictionaries from the network.
      spellcheck: process.platform === 'darwin',
    },
  };
}
