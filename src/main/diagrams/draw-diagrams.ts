import { session, WebContentsView } from 'electron';
import { AppError } from '../../core/errors';
import { drawnDiagram, type DrawnDiagram } from '../../shared/domain/diagram';
import { APP_SCHEME } from '../protocol/app-address';
import { serveApp, type ServeAppOptions } from '../protocol/serve-app';

const PAGE = `${APP_SCHEME}://app/diagram.html`;
/** What takes longer is given up, and the process with it. */
const LIMIT_MS = 10_000;
/** After so long without a diagram its process ends. */
const IDLE_MS = 60_000;
/** Of what Mermaid says, the first line tells where. */
const MAX_SAID = 200;

export interface DiagramDrawer {
  /** Errors: `diagram.refused`, `diagram.slow`, `diagram.failed`. */
  draw(source: string, isDark: boolean): Promise<DrawnDiagram>;
}

/**
 * Draws Mermaid diagrams in a page of their own process, which has no way to main, no network and storage of its own: a
 * source that nobody vouches for is laid out there, and what comes back is a picture. One at a time.
 */
export function createDiagramDrawer(serving: ServeAppOptions): DiagramDrawer {
  let opened: Promise<WebContentsView> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const close = (): void => {
    clearTimeout(idle);
    const view = opened;
    opened = null;
    view?.then((each) => each.webContents.close()).catch(() => undefined);
  };
  const drawNow = async (source: string, isDark: boolean): Promise<DrawnDiagram> => {
    clearTimeout(idle);
    opened ??= openPage(serving);
    try {
      const { webContents } = await opened;
      const drawn = await untilLost(webContents, callOf(source, isDark));
      return drawnDiagram.parse(drawn);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'diagram.refused')) close();
      throw error instanceof AppError ? error : new AppError('diagram.failed', {}, { cause: error });
    } finally {
      idle = setTimeout(close, IDLE_MS).unref();
    }
  };
  return {
    draw(source, isDark) {
      const drawn = last.then(() => drawNow(source, isDark));
      last = drawn.catch(() => undefined);
      return drawn;
    },
  };
}

async function openPage(serving: ServeAppOptions): Promise<WebContentsView> {
  const own = session.fromPartition('diagrams');
  if (!own.protocol.isProtocolHandled(APP_SCHEME)) serveApp(own.protocol, serving);
  const view = new WebContentsView({
    webPreferences: { session: own, sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  await view.webContents.loadURL(PAGE);
  return view;
}

/** An error comes back as a value: Electron tells of a rejection that there was one, and no more. */
function callOf(source: string, isDark: boolean): string {
  const call = `drawDiagram(${JSON.stringify(source)}, ${isDark})`;
  return `${call}.then((drawn) => ({ drawn }), (error) => ({ said: String(error?.message ?? error) }))`;
}

function untilLost(contents: Electron.WebContents, call: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const lost = (): void => reject(new AppError('diagram.failed'));
    const timer = setTimeout(() => reject(new AppError('diagram.slow')), LIMIT_MS);
    contents.once('render-process-gone', lost);
    contents
      .executeJavaScript(call)
      .then((answer: { readonly drawn: unknown } | { readonly said: string }) => {
        if ('drawn' in answer) resolve(answer.drawn);
        else reject(new AppError('diagram.refused', { said: firstLine(answer.said) }));
      })
      .catch(reject)
      .finally(() => {
        clearTimeout(timer);
        contents.off('render-process-gone', lost);
      });
  });
}

function firstLine(said: string): string {
  return (said.split('\n', 1)[0] ?? '').slice(0, MAX_SAID);
}
