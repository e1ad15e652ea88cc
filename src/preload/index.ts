import { ipcRenderer } from 'electron';
import { PAGE_READY_MESSAGE, PAGE_USABLE, PORT_MESSAGE, PORT_REQUEST } from '../shared/contract/port-handshake';

// The page gets one MessagePort and nothing else of Electron. The port is asked for at once, before the page's own scripts
// run, and handed over when the page says that it listens.
const port = new Promise<MessagePort>((resolve) => {
  ipcRenderer.once(PORT_REQUEST, ({ ports: [granted] }) => {
    if (granted !== undefined) resolve(granted);
  });
});

async function passPort(): Promise<void> {
  window.postMessage(PORT_MESSAGE, location.origin, [await port]);
}

window.addEventListener('message', function whenReady(event) {
  if (event.source !== window || event.data !== PAGE_READY_MESSAGE) return;
  window.removeEventListener('message', whenReady);
  void passPort();
});

/** A hidden window is not painted; what waits for that begins after so many ms there. */
const HIDDEN_PAINT_MS = 1_000;

function afterPaint(then: () => void): void {
  const timer = setTimeout(then, HIDDEN_PAINT_MS);
  // The second frame begins after the first was painted.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      clearTimeout(timer);
      then();
    }),
  );
}

/** Runs `then` once an element that matches is on the screen. */
function whenShown(selector: string, then: () => void): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    afterPaint(then);
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** A session without messages is not waited for longer, in ms. */
const SESSION_LIMIT_MS = 1_000;
let isTold = false;

/** Main prints its ready line, and warms what can wait: nothing that the page still needs is held up by it. */
function tellUsable(): void {
  if (!isTold) ipcRenderer.send(PAGE_USABLE);
  isTold = true;
}

ipcRenderer.send(PORT_REQUEST);
// The marks are for bench/.
whenShown('textarea:not([disabled])', () => {
  performance.mark('lectern:usable');
  if (location.pathname.startsWith('/s/')) setTimeout(tellUsable, SESSION_LIMIT_MS);
  else tellUsable();
});
whenShown('[role="log"] article', () => {
  performance.mark('lectern:session-shown');
  tellUsable();
});
