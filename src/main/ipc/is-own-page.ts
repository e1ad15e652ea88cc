import { isAppAddress } from '../protocol/app-address';

/** The parts of Electron's WebFrameMain that the check reads. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * True when a request comes from a document of the app in the main frame of one of the app's windows. `frame` is null when
 * the frame went away before the request was read.
 */
export function isOwnPage(frame: SenderFrame | null, isOwnWindow: boolean): boolean {
  return frame !== null && isOwnWindow && frame.parent === null && isAppAddress(frame.url);
}
