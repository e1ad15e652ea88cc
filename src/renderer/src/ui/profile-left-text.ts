import { withChosenKeys } from '../../../shared/commands/chosen-keys';
import type { Settings } from '../../../shared/domain/settings';
import { wording, fill } from '../../../shared/text/wording';
import { keysText } from './keys';

/** That the profile holds what came of a forgotten message, with the keys that lead there, when it has any. */
export function profileLeftText(chosen: Settings['keys']): string {
  const keys = withChosenKeys(chosen).find(({ id }) => id === 'memory.profile')?.keys[0];
  const text = wording.memories;
  return keys === undefined ? text.inProfile : `${text.inProfile} ${fill(text.opensProfile, { keys: keysText(keys) })}`;
}
