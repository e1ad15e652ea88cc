import type { Source } from '../../../shared/domain/source';
import { en, fill } from '../../../shared/text/en';

const SHORT_COMMIT = 10;

/** What can be done to a source, in words. Sources at several refs may go by one name. */
export function sourceAction(action: string, { name, ref, commit }: Pick<Source, 'name' | 'ref' | 'commit'>): string {
  const at = ref !== null && ref === commit ? ref.slice(0, SHORT_COMMIT) : ref;
  return fill(en.sources.action, { action, name: at === null ? name : `${name} ${at}` });
}

/** What an update of a source is called that does not run: what failed is tried again. */
export function updateAction({ state }: Pick<Source, 'state'>): string {
  return state === 'failed' ? en.sources.retry : en.sources.refresh;
}

/** What a dialog is opened about, to ask whether the source is to be removed. */
export function removalOf(key: string): string {
  return `remove ${key}`;
}
