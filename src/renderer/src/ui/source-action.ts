import type { Source } from '../../../shared/domain/source';
import { wording, fill } from '../../../shared/text/wording';
import { formatBytes } from './format';

const SHORT_COMMIT = 10;

type Named = Pick<Source, 'name' | 'ref' | 'commit'>;

/** What can be done to a source, in words. Sources at several refs may go by one name. */
export function sourceAction(action: string, source: Named): string {
  return fill(wording.sources.action, { action, name: nameWithRef(source) });
}

/** What is asked before a removal: of which source, and how much is free then, or what stays. */
export function removalQuestion(source: Named & Pick<Source, 'kind' | 'sizeBytes'>): string {
  const { kind, sizeBytes } = source;
  const ofRepository = sizeBytes > 0 ? wording.sources.removeConfirmSize : wording.sources.removeConfirm;
  const sentence = kind === 'folder' ? wording.sources.removeConfirmFolder : ofRepository;
  return fill(sentence, { name: nameWithRef(source), size: formatBytes(sizeBytes) });
}

function nameWithRef({ name, ref, commit }: Named): string {
  const at = ref !== null && ref === commit ? ref.slice(0, SHORT_COMMIT) : ref;
  // A source that another has the name of is named with its ref already.
  return at === null || name.split(' ').includes(at) ? name : `${name} ${at}`;
}

/** What an update of a source is called that does not run: what failed is tried again. */
export function updateAction({ state }: Pick<Source, 'state'>): string {
  return state === 'failed' ? wording.sources.retry : wording.sources.refresh;
}

/** What is fetched or read now is as new as can be; to make its vectors takes long, and what stops can begin again. */
export function canRefresh({ state, progress }: Pick<Source, 'state' | 'progress'>): boolean {
  return state !== 'working' || progress?.step === 'embedding' || progress?.step === 'stopping';
}

/** Calls off a change that waits, in words. */
export function stayAction(source: Named): string {
  return fill(wording.sources.stay, { name: nameWithRef(source) });
}

/** True for a source that is to change to another ref or folder, and waits for another try at it. */
export function isChangeWaiting({ state, becoming }: Pick<Source, 'state' | 'becoming'>): boolean {
  return state !== 'working' && becoming !== null;
}

/** What a dialog is opened about, to ask whether the source is to be removed. */
export function removalOf(key: string): string {
  return `remove ${key}`;
}
