import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Log } from '../../core/ports';
import { createRestartBudget } from '../../shared/restart-budget';
import { appAddress, sessionOfAddress } from '../protocol/app-address';
import { recoverPage } from './recover-page';
import type { WindowFile } from './window-file';
import { canvasColour, windowOptions } from './window-options';
import { fitToDisplays, freshWindow, type Bounds, type WindowState } from './window-state';

export interface WindowsOptions {
  readonly file: WindowFile;
  readonly preloadPath: string;
  readonly log: Log;
}

/** The open windows. Each has an address and a place, which are kept as they change. */
export interface Windows {
  /** Loads a window; it is shown at once, or by `show` while start-up still holds windows back. */
  open(state: WindowState): void;
  /** Opens what was open last time, or one fresh window; gives the sessions that are shown again. */
  restore(): readonly string[];
  /** Shows the windows that were opened so far, and from now on each at once. */
  show(): void;
  /** Brings the last used window to the front, or opens one. */
  focus(): void;
  /** Null for a window that is not one of the app's own. */
  browserWindow(id: number): BrowserWindow | null;
  /** Runs a command of the menu in the window in front. */
  run(commandId: string): void;
  /** Calls back for the commands of one window; returns its end. */
  onCommand(windowId: number, listener: (commandId: string) => void): () => void;
  setTheme(source: 'system' | 'light' | 'dark'): void;
  /** Keeps the windows as they are now; what closes afterwards still counts as open. Resolves when that is on disk. */
  keep(): Promise<void>;
}

const RELOADS_A_MINUTE = 3;
/** Pixels between a window and the one opened from it. */
const CASCADE = 28;

export function createWindows(options: WindowsOptions): Windows {
  const { file, log } = options;
  /** In the order of use, the last used one last. */
  const open = new Map<number, BrowserWindow>();
  const listeners = new Map<number, Set<(commandId: string) => void>>();
  const maximizedAtShow = new Set<BrowserWindow>();
  /** The session that a window is to show, until its page has come. */
  const expected = new Map<number, string | null>();
  let isShown = false;
  let isKept = false;

  /** The last window to close is kept too: it is the one to come back to. */
  function save(): void {
    const states = [...open.values()].map((window) => stateOf(window, expected.get(window.id) ?? null));
    if (isShown && !isKept && states.length > 0) file.write(states);
  }

  let waiting: NodeJS.Timeout | undefined;
  /** Moving and resizing tell of every pixel. */
  function saveSoon(): void {
    clearTimeout(waiting);
    waiting = setTimeout(save, 300);
  }

  function touch(window: BrowserWindow): void {
    open.delete(window.id);
    open.set(window.id, window);
    save();
  }

  function openWindow(state: WindowState): void {
    const workAreas = screen.getAllDisplays().map((display) => display.workArea);
    const wanted = state.bounds ?? besideLast();
    const bounds = wanted === null ? null : fitToDisplays(wanted, workAreas);
    const look = { ...options, isDark: nativeTheme.shouldUseDarkColors };
    const window = new BrowserWindow(windowOptions({ ...state, bounds }, look));
    open.set(window.id, window);
    expected.set(window.id, state.sessionId);
    if (state.isMaximized) maximizedAtShow.add(window);
    follow(window);
    recoverPage(window, createRestartBudget(RELOADS_A_MINUTE, 60_000, Date.now), log);
    // A load that fails is a broken build; the page that says so is Chromium's own.
    window.loadURL(appAddress(state.sessionId)).catch((error: unknown) => log.error('a page did not load', { error }));
    if (isShown) showWindow(window);
  }

  /** A new window does not hide the one it was opened from. */
  function besideLast(): Bounds | null {
    const last = [...open.values()].at(-1)?.getNormalBounds();
    return last === undefined ? null : { ...last, x: last.x + CASCADE, y: last.y + CASCADE };
  }

  function showWindow(window: BrowserWindow): void {
    // Electron shows a window that is maximised, so this waits until it may be seen.
    if (maximizedAtShow.delete(window)) window.maximize();
    window.show();
  }

  function follow(window: BrowserWindow): void {
    const { id } = window;
    window.on('focus', () => touch(window));
    window.on('resize', saveSoon);
    window.on('move', saveSoon);
    window.webContents.on('did-navigate', () => {
      expected.delete(id);
      save();
    });
    window.webContents.on('did-navigate-in-page', (_, _url, isMainFrame) => isMainFrame && save());
    window.on('closed', () => {
      open.delete(id);
      expected.delete(id);
      listeners.delete(id);
      save();
    });
  }

  return {
    open: openWindow,
    restore() {
      const kept = file.read();
      for (const state of kept.length === 0 ? [freshWindow] : kept) openWindow(state);
      return kept.flatMap(({ sessionId }) => sessionId ?? []);
    },
    show() {
      isShown = true;
      for (const window of open.values()) showWindow(window);
    },
    focus() {
      const window = [...open.values()].at(-1);
      if (window === undefined) return openWindow(file.read().at(-1) ?? freshWindow);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    browserWindow: (id) => open.get(id) ?? null,
    run(commandId) {
      const window = BrowserWindow.getFocusedWindow() ?? [...open.values()].at(-1);
      if (window === undefined) return openWindow(freshWindow);
      for (const listener of listeners.get(window.id) ?? []) listener(commandId);
    },
    onCommand(windowId, listener) {
      const own = listeners.get(windowId) ?? new Set();
      listeners.set(windowId, own.add(listener));
      return () => own.delete(listener);
    },
    setTheme(source) {
      nativeTheme.themeSource = source;
      for (const window of open.values()) window.setBackgroundColor(canvasColour(nativeTheme.shouldUseDarkColors));
    },
    async keep() {
      clearTimeout(waiting);
      save();
      isKept = true;
      await file.flush();
    },
  };
}

function stateOf(window: BrowserWindow, expected: string | null): WindowState {
  return {
    sessionId: sessionOfAddress(window.webContents.getURL()) ?? expected,
    bounds: window.getNormalBounds(),
    isMaximized: window.isMaximized(),
  };
}
