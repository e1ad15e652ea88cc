import { wording } from '../../../shared/text/wording';
import type { Bridge } from '../bridge/bridge';
import { reportFailure, showToast } from './toast';

/** Takes back what one version of the profile changed, and says so. */
export function undoProfileChange(bridge: Bridge, version: number): void {
  bridge
    .ask((client) => client.profile.undo({ version }))
    .then(({ isChanged }) => showToast(isChanged ? wording.profile.undone : wording.profile.undoneBefore))
    .catch(reportFailure);
}
