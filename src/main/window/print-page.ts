import { BrowserWindow, session } from 'electron';
import { AppError } from '../../core/errors';
import { APP_SCHEME } from '../protocol/app-address';

/** Chromium's word for a dialogue that was closed without printing. */
const CANCELLED = /cancel/i;

let printed = 0;

/**
 * Has the system print a page that nobody vouches for: a hidden window of a session of its own, without scripts, to which
 * nothing but the page is served. Resolves when the dialogue was closed. Errors: `print.failed`.
 */
export async function printPage(html: string): Promise<void> {
  printed += 1;
  const own = session.fromPartition(`print-${printed}`);
  own.protocol.handle(APP_SCHEME, () => new Response(html, { headers }));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, javascript: false },
  });
  try {
    await window.loadURL(`${APP_SCHEME}://app/print`);
    await print(window);
  } finally {
    window.destroy();
    own.protocol.unhandle(APP_SCHEME);
  }
}

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
};

function print({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    webContents.print({}, (isDone, reason) => {
      if (isDone || CANCELLED.test(reason)) resolve();
      else reject(new AppError('print.failed', { reason }));
    });
  });
}
