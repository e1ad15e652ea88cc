import type { App as ElectronApp, Session, WebContents } from 'electron';
import type { Log } from '../../core/ports';
import { isAppAddress } from '../protocol/app-address';

/**
 * Refuses what a page of this app never needs: other documents, windows of its own, webviews, permissions, devices, the
 * network. Links reach the system only through the contract's `app.openExternal`.
 */
export function guardContents(electronApp: ElectronApp, devServer: URL | null, log: Log): void {
  electronApp.on('web-contents-created', (_, contents) => {
    refuseNavigation(contents, log);
    contents.setWindowOpenHandler(({ url }) => {
      log.warn('a window was refused', { address: url });
      return { action: 'deny' };
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  electronApp.on('session-created', (session) => guardSession(session, devServer));
  // A page has no use for a certificate or a password: whatever asks is not ours.
  electronApp.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  electronApp.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
}

function refuseNavigation(contents: WebContents, log: Log): void {
  const refuse = (event: { readonly url: string; preventDefault(): void }) => {
    if (isAppAddress(event.url)) return;
    event.preventDefault();
    log.warn('a navigation was refused', { address: event.url });
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
}

/** Denies every permission and device, and keeps Chromium itself off the network. */
function guardSession(session: Session, devServer: URL | null): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isAllowed(permission, contents.getURL())),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: networkAddresses }, ({ url }, answer) =>
    answer({ cancel: devServer === null || new URL(url).host !== devServer.host }),
  );
}

const networkAddresses = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'];

/** The one thing a page may do: put text on the clipboard after a press of Copy. It may not read it. */
const isAllowed = (permission: string, address: string) =>
  permission === 'clipboard-sanitized-write' && isAppAddress(address);
