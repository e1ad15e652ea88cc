import { AppError } from '../../../errors';
import type { SourceInput } from '../../knowledge';
import { isShortCommit } from './commit-id';
import { must } from './git-failure';
import type { FindRoute } from './find-route';
import { MAX_GREETING_MS, type Git } from './run-git';

/** Redirects that are followed, one after another. */
const MAX_REDIRECTS = 3;

export interface FoundRef {
  /** Where the repository is now. */
  readonly address: string;
  /** Full name on the server. */
  readonly name: string;
  readonly commit: string;
}

/**
 * Asks a server what commit a branch or tag (HEAD without one) is at, or which of the commits that its branches and tags
 * are at has an id that begins so. A redirect is followed within the same scheme, host and port. Errors: the `source.*`
 * codes. `onWaiting` is told as the seconds go by.
 */
export async function findRef(
  git: Git,
  { address, ref }: Pick<SourceInput, 'address' | 'ref'>,
  findRoute: FindRoute,
  onWaiting: (seconds: number) => void = () => undefined,
): Promise<FoundRef> {
  const names = ref === null ? ['HEAD'] : [`refs/heads/${ref}`, `refs/tags/${ref}`, ref];
  // A tag with a message is an object of its own, and stands with the commit it names below it.
  const wanted = ref === null ? names : [...names, `refs/tags/${ref}^{}`];
  let at = address;
  let { result, target } = await ask(at, wanted);
  for (let count = 0; count < MAX_REDIRECTS && result.code !== 0; count += 1) {
    const next = movedTo(target, result.traces);
    if (next === null) break;
    at = next;
    ({ result, target } = await ask(at, wanted));
  }
  const output = must(result, address, ref).stdout.toString('utf8');
  if (isOtherAnswer(result.traces)) throw new AppError('source.notRepository', { address });
  const ids = new Map(output.split('\n').map((line) => [line.split('\t')[1] ?? '', line.split('\t')[0] ?? '']));
  const name = names.find((each) => ids.has(each));
  const commit = ids.get(`${name}^{}`) ?? ids.get(name ?? '');
  if (name !== undefined && commit !== undefined) return { address: at, name, commit };
  if (ref === null) throw new AppError('source.emptyRepository', { address });
  if (!isShortCommit(ref)) throw new AppError('source.wrongRef', { address, ref });
  const all = must((await ask(at, [])).result, address, ref).stdout.toString('utf8');
  const begun = onlyOne([...all.matchAll(/^[0-9a-f]+/gm)].map(([id]) => id).filter((id) => id.startsWith(ref)));
  if (begun === null) throw new AppError('source.shortCommit', { address, ref });
  return { address: at, name: begun, commit: begun };

  async function ask(where: string, patterns: readonly string[]) {
    const { target: goal, ...call } = await findRoute(where);
    const args = ['ls-remote', '--quiet', '--end-of-options', where, ...patterns];
    return { result: await git.run(args, { ...call, maxMs: MAX_GREETING_MS, onWaiting }), target: goal };
  }
}

function onlyOne(ids: readonly string[]): string | null {
  const [first = null, ...others] = new Set(ids);
  return others.length === 0 ? first : null;
}

/** True for an answer over HTTP that is not of git's protocol: git takes a page of one line for a list without refs. */
function isOtherAnswer(traces: string): boolean {
  return /<= Recv header: content-type:/i.test(traces) && !traces.includes('application/x-git-upload-pack-');
}

/** Where a server says that a repository is now; null when that is not on the same server, or no repository. */
function movedTo(address: string, traces: string): string | null {
  const location = [...traces.matchAll(/<= Recv header: location: (\S+)/gi)].at(-1)?.[1];
  if (location === undefined || !URL.canParse(location, address)) return null;
  const from = new URL(address);
  const to = new URL(location, address);
  const path = /^(.+)\/info\/refs$/.exec(to.pathname)?.[1];
  return to.origin === from.origin && path !== undefined ? `${from.origin}${path}` : null;
}
