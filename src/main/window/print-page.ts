import { BrowserWindow, session } from 'electron';
import { AppError } from '../../core/errors';
import { APP_SCHEME } from '../protocol/app-address';

/** Chromium's word for a dialogue that was closed without printing. */
const CANCELLED = /cancel/i;

/** Resolves when the system's dialogue was closed. Errors: `print.failed`, `print.busy` while another is open. */
export type Printer = (html: string) => Promise<void>;

/**
 * Has the system print a page that nobody vouches for: a hidden window of a session of its own, without scripts, to which
 * nothing but the page is served. The window goes with the last other one.
 */
export function createPrinter(): Printer {
  let isPrinting = false;
  return async (html) => {
    if (isPrinting) throw new AppError('print.busy');
    isPrinting = true;
    const own = session.fromPartition('print');
    try {
      own.protocol.handle(APP_SCHEME, () => new Response(html, { headers }));
      await printHidden(own);
    } finally {
      own.protocol.unhandle(APP_SCHEME);
      isPrinting = false;
    }
  };
}

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

async function printHidden(own: Electron.Session): Promise<void> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, javascript: false },
  });
  const others = BrowserWindow.getAllWindows().filter((each) => each !== window);
  const leave = (): void => {
    if (others.every((each) => each.isDestroyed())) window.destroy();
  };
  for (const other of others) other.once('closed', leave);
  try {
    await window.loadURL(`${APP_SCHEME}://app/print`);
    await print(window);
  } finally {
    for (const other of others) other.off('closed', leave);
    window.destroy();
  }
}

/** A window that goes ends its dialogue, which then says nothing. */
function print(window: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    window.once('closed', resolve);
    window.webContents.print({}, (isDone, reason) => {
      if (isDone || CANCELLED.test(reason)) resolve();
      else reject(new AppError('print.failed', { reason }));
    });
  });
}
