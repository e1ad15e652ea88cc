import {
  BrowserWindow,
  MessageChannelMain,
  type IpcMain,
  type IpcMainEvent,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import type { App } from '../../core/app';
import type { Log } from '../../core/ports';
import { PORT_REQUEST } from '../../shared/contract/port-handshake';
import type { Windows } from '../window/windows';
import { isOwnPage } from './is-own-page';

export interface ServePortsOptions {
  readonly ipcMain: IpcMain;
  /** Pages may ask before the app has opened its data; they get their port when it has. */
  readonly app: Promise<App>;
  readonly windows: Windows;
  readonly log: Log;
}

/** Gives each page of the app one port. A page has at most one: the next document's request ends the last one's. */
export function servePorts({ ipcMain, app, windows, log }: ServePortsOptions): void {
  const newest = new WeakMap<WebContents, PagePort>();

  ipcMain.on(PORT_REQUEST, (event: IpcMainEvent) => {
    const { sender, senderFrame } = event;
    const windowId = BrowserWindow.fromWebContents(sender)?.id ?? -1;
    const isOwnWindow = windows.browserWindow(windowId) !== null;
    if (senderFrame === null || !isOwnPage(senderFrame, isOwnWindow)) {
      // A debugger runs the preload in the empty document before the first; that one has no address.
      if (senderFrame?.url !== '') log.warn('a port was refused', { address: senderFrame?.url ?? null });
      return;
    }
    newest.get(sender)?.close();
    const page = createPagePort(sender, senderFrame, windowId, windows);
    newest.set(sender, page);
    void openPage(page, app);
  });
}

async function openPage(page: PagePort, app: Promise<App>): Promise<void> {
  try {
    page.open(await app);
  } catch {
    // The app cannot start, and start-up says so and ends; or the page went away meanwhile.
    page.close();
  }
}

interface PagePort {
  open(app: App): void;
  close(): void;
}

function createPagePort(contents: WebContents, frame: WebFrameMain, windowId: number, windows: Windows): PagePort {
  const end = new AbortController();
  const close = () => end.abort();
  // The port of a page that goes away closes by itself. A process that dies, or a window, may leave no word of it.
  contents.once('render-process-gone', close);
  contents.once('destroyed', close);
  end.signal.addEventListener('abort', () => {
    contents.off('render-process-gone', close);
    contents.off('destroyed', close);
  });

  return {
    close,
    open(app) {
      if (end.signal.aborted) return;
      const { port1, port2 } = new MessageChannelMain();
      const onCommand = (listener: (commandId: string) => void) => windows.onCommand(windowId, listener);
      const connection = app.connect(port1, { windowId, onCommand });
      end.signal.addEventListener('abort', () => {
        connection.close();
        port1.close();
      });
      port1.once('close', close);
      port1.start();
      frame.postMessage(PORT_REQUEST, null, [port2]);
    },
  };
}
