/** A page of a repository as it is copied from a browser, taken apart. */
export interface RepositoryPage {
  readonly address: string;
  /** The one step after `tree`: of a branch with slashes in its name, only the first. */
  readonly ref: string;
  readonly searchPath: string | null;
}

/** `owner/repository`, then what kind of page it is, its ref, and a path. */
const PAGES: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [/^github\./, /^(\/[^/]+\/[^/]+)\/(tree|blob)\/([^/]+)(\/.*)?$/],
  [/^gitlab\./, /^(\/.+?)\/-\/(tree|blob)\/([^/]+)(\/.*)?$/],
  [/^(?:codeberg\.org$|gitea\.|forgejo\.)/, /^(\/[^/]+\/[^/]+)\/(src)\/(?:branch|tag|commit)\/([^/]+)(\/.*)?$/],
];

/** Takes apart the address of a folder's or a file's page at a host whose pages are known; null for any other. */
export function splitPage(address: string): RepositoryPage | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:') return null;
  const pattern = PAGES.find(([host]) => host.test(url.hostname))?.[1];
  const [, repository, kind, ref, rest = ''] = pattern?.exec(url.pathname) ?? [];
  if (repository === undefined || ref === undefined) return null;
  const steps = decode(rest)
    .split('/')
    .filter((step) => step !== '');
  // What is searched is a folder.
  const folder = kind === 'blob' ? steps.slice(0, -1) : steps;
  return {
    address: `${url.origin}${repository}`,
    ref: decode(ref),
    searchPath: folder.length === 0 ? null : folder.join('/'),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
