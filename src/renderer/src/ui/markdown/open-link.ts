import type { Bridge } from '../../bridge/bridge';
import { reportFailure } from '../toast';

/** Opens an address in the system's browser; main looks at it once more and decides. */
export function openLink(bridge: Bridge, address: string): void {
  bridge.ask((client) => client.app.openExternal({ url: address })).catch(reportFailure);
}
