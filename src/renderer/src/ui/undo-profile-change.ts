import { en } from '../../../shared/text/en';
import type { Bridge } from '../bridge/bridge';
import { reportFailure, showToast } from './toast';

/** Takes back what one version of the profile changed, and says so. */
export function undoProfileChange(bridge: Bridge, version: number): void {
  bridge
    .ask((client) => client.profile.undo({ version }))
    .then(({ isChanged }) => showToast(isChanged ? en.profile.undone : en.profile.undoneBefore))
    .catch(reportFailure);
}
