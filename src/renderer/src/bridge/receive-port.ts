import { PAGE_READY_MESSAGE, PORT_MESSAGE } from '../../../shared/contract/port-handshake';

/** Tells the preload that the page listens and waits for the one port it passes on. Never rejects. */
export function receivePort(page: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      if (event.source !== page || event.data !== PORT_MESSAGE || port === undefined) return;
      page.removeEventListener('message', onMessage);
      resolve(port);
    };
    page.addEventListener('message', onMessage);
    page.postMessage(PAGE_READY_MESSAGE, page.location.origin);
  });
}
