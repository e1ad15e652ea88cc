import type { CitedPlace } from './passage';

type Place = Pick<CitedPlace, 'path' | 'commit' | 'lines' | 'sourceName'>;

interface HostedPlace {
  /** `https://host/owner/repository`, without a slash at the end. */
  readonly repository: string;
  readonly commit: string;
  /** Each step escaped. */
  readonly path: string;
  readonly lines: CitedPlace['lines'];
}

/** How a host names lines of a file at a commit. A file it would draw is asked for as text: else it has no lines. */
const patterns: readonly (readonly [host: RegExp, toLink: (place: HostedPlace) => string])[] = [
  [
    /^github\./,
    ({ repository, commit, path, lines }) =>
      `${repository}/blob/${commit}/${path}${ifDrawn(path, '?plain=1')}#${range(lines, 'L', '-L')}`,
  ],
  [
    /^gitlab\./,
    ({ repository, commit, path, lines }) =>
      `${repository}/-/blob/${commit}/${path}${ifDrawn(path, '?plain=1')}#${range(lines, 'L', '-')}`,
  ],
  [
    /^bitbucket\.org$/,
    ({ repository, commit, path, lines }) => `${repository}/src/${commit}/${path}#${range(lines, 'lines-', ':')}`,
  ],
  [
    /^(?:codeberg\.org$|gitea\.|forgejo\.)/,
    ({ repository, commit, path, lines }) =>
      `${repository}/src/commit/${commit}/${path}${ifDrawn(path, '?display=source')}#${range(lines, 'L', '-L')}`,
  ],
  [
    /^git\.sr\.ht$/,
    ({ repository, commit, path, lines }) =>
      `${repository}/tree/${commit}/item/${path}${ifDrawn(path, '?view-source')}#${range(lines, 'L', '-')}`,
  ],
];

/** The web address of cited lines at their commit; null for a folder, and for a host whose addresses are not known. */
export function hostLink(address: string, { path, commit, lines }: Place): string | null {
  const repository = repositoryPage(address);
  if (repository === null || commit === null || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
  const toLink = patterns.find(([host]) => host.test(repository.host))?.[1];
  const steps = path.split('/');
  // No file is named so; a browser would step out of the commit.
  if (steps.some((step) => /^\.{0,2}$/.test(step))) return null;

  const escaped = steps.map((step) => encodeURIComponent(step.toWellFormed())).join('/');
  return toLink?.({ repository: repository.url, commit, path: escaped, lines }) ?? null;
}

/** A place in words, where it has no web address: `name@commit path:from-to`. */
export function placeText({ sourceName, commit, path, lines }: Place): string {
  return `${sourceName}${commit === null ? '' : `@${commit}`} ${path}:${range(lines, '', '-')}`;
}

/** The page of a repository that is fetched from `address` by https, ssh or as `user@host:path`; null for another. */
function repositoryPage(address: string): { readonly host: string; readonly url: string } | null {
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)\/?(.+)$/.exec(address);
  const written = scp === null ? address : `ssh://${scp[1]}/${scp[2]}`;
  if (!URL.canParse(written)) return null;
  const { protocol, hostname, host, pathname } = new URL(written);
  // The port of ssh is not the one of the page.
  const site = protocol === 'https:' ? host : protocol === 'ssh:' ? hostname : '';
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (site === '' || !/^\/[^/]+\/[^/]/.test(path)) return null;
  return { host: hostname.toLowerCase(), url: `https://${site.toLowerCase()}${path}` };
}

function ifDrawn(path: string, query: string): string {
  return /\.(?:md|mdx|markdown|rst|adoc|asciidoc|org|textile|ipynb|html?|svg)$/i.test(path) ? query : '';
}

function range([from, to]: CitedPlace['lines'], mark: string, joint: string): string {
  return from === to ? `${mark}${from}` : `${mark}${from}${joint}${to}`;
}
