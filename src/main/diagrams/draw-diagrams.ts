import { session, WebContentsView, type WebContents } from 'electron';
import { AppError } from '../../core/errors';
import { drawnDiagram, type DrawnDiagram } from '../../shared/domain/diagram';
import { APP_SCHEME } from '../protocol/app-address';
import { serveApp, type ServeAppOptions } from '../protocol/serve-app';

const PAGE = `${APP_SCHEME}://app/diagram.html`;
/** What takes longer is given up, and the process with it. */
const LIMIT_MS = 10_000;
/** After so long without a diagram its process ends. */
const IDLE_MS = 60_000;

export interface DiagramDrawer {
  /** Aborting drops one that waits. Errors: `diagram.refused`, `diagram.slow`, `diagram.failed`. */
  draw(source: string, isDark: boolean, signal?: AbortSignal): Promise<DrawnDiagram>;
}

/**
 * Draws Mermaid diagrams in a page of their own process, which has no way to main, no network and storage of its own: a
 * source that nobody vouches for is laid out there, and what comes back is a picture. One at a time.
 */
export function createDiagramDrawer(serving: ServeAppOptions): DiagramDrawer {
  let opened: WebContentsView | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const close = (): void => {
    clearTimeout(idle);
    opened?.webContents.close();
    opened = null;
  };
  const page = (): WebContents => {
    // One that crashed answers nothing any more.
    if (opened === null || opened.webContents.isCrashed()) opened = newView(serving);
    return opened.webContents;
  };
  const drawNow = async (source: string, isDark: boolean): Promise<DrawnDiagram> => {
    clearTimeout(idle);
    try {
      return drawnDiagram.parse(await untilLost(page(), callOf(source, isDark)));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'diagram.refused')) close();
      throw error instanceof AppError ? error : new AppError('diagram.failed', {}, { cause: error });
    } finally {
      idle = setTimeout(close, IDLE_MS).unref();
    }
  };
  return {
    draw(source, isDark, signal) {
      const drawn = last.then(() => {
        signal?.throwIfAborted();
        return drawNow(source, isDark);
      });
      last = drawn.catch(() => undefined);
      return drawn;
    },
  };
}

function newView(serving: ServeAppOptions): WebContentsView {
  const own = session.fromPartition('diagrams');
  if (!own.protocol.isProtocolHandled(APP_SCHEME)) serveApp(own.protocol, serving);
  return new WebContentsView({
    webPreferences: { session: own, sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
}

/** An error comes back as a value: Electron tells of a rejection that there was one, and no more. */
function callOf(source: string, isDark: boolean): string {
  return `drawDiagram(${JSON.stringify(source)}, ${isDark}).then((drawn) => ({ drawn }), () => ({ isRefused: true }))`;
}

/** Loads the page where that was not done yet, and calls it. Neither may ever answer. */
function untilLost(contents: WebContents, call: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const lost = (): void => reject(new AppError('diagram.failed'));
    const timer = setTimeout(() => reject(new AppError('diagram.slow')), LIMIT_MS);
    contents.once('render-process-gone', lost);
    const loaded = contents.getURL() === PAGE ? Promise.resolve() : contents.loadURL(PAGE);
    loaded
      .then(() => contents.executeJavaScript(call))
      .then((answer: { readonly drawn: unknown } | { readonly isRefused: true }) => {
        if ('drawn' in answer) resolve(answer.drawn);
        else reject(new AppError('diagram.refused'));
      })
      .catch(reject)
      .finally(() => {
        clearTimeout(timer);
        contents.off('render-process-gone', lost);
      });
  });
}
