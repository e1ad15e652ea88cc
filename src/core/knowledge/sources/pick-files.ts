import type { SkipReason } from '../../../shared/domain/skipped-files';
import { decodeText, isBinary } from './decode-text';
import { formatOf } from './format-of';
import { isPlainPath } from './is-plain-path';

/** Bytes above which a file is no documentation. */
export const MAX_FILE_BYTES = 1_000_000;

const TEXT = 'md mdx markdown rst adoc asciidoc html htm xhtml ipynb txt org textile'.split(' ');
const CODE = (
  'ts tsx mts cts js jsx mjs cjs vue svelte astro py pyi rb go rs java kt kts scala clj cljs ex exs erl hs ml mli fs ' +
  'fsx cs swift m mm c h cc cpp cxx hpp hh zig nim d lua pl pm php r jl dart sol sh bash zsh fish ps1 sql graphql gql ' +
  'proto css scss less toml yaml yml ini cmake gradle tf nix'
).split(' ');
const EXTENSIONS = new Set([...TEXT, ...CODE]);
const NAMES = new Set([
  'readme',
  'changelog',
  'contributing',
  'makefile',
  'dockerfile',
  'justfile',
  'news',
  'install',
  'todo',
]);
/** Texts beside source code that are written so: a script may be called `usage`. */
const DOCUMENTS = new Set(
  (
    'AUTHORS BUGS CHANGES CODE_OF_CONDUCT CREDITS FAQ GUIDE HACKING HISTORY HOWTO INTRODUCTION MAINTAINERS MANUAL NOTES ' +
    'PORTING RELEASE-NOTES RELEASE_NOTES ROADMAP SECURITY SUPPORT TESTING THANKS UPGRADING USAGE'
  ).split(' '),
);

/** Folders whose content others made. */
const SKIPPED_FOLDERS = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  'vendor',
  'third_party',
  'third-party',
  'dist',
  'out',
  'target',
  'coverage',
  '__pycache__',
  '__snapshots__',
  '.next',
  '.venv',
  'venv',
  'site-packages',
  '.yarn',
  '.cache',
]);
const SKIPPED_NAMES =
  /(?:\.min\.[a-z]+|\.bundle\.js|[.-]lock(?:\.[a-z]+)?|\.pb\.go|_pb2\.pyi?|\.generated\.[a-z]+|\.g\.dart)$/i;

/**
 * Null for files whose name promises documentation or source that a person wrote; else why it does not. `path` has
 * forward slashes, and no step of it is a skipped folder.
 */
export function reasonByName(path: string): SkipReason | null {
  if (!isPlainPath(path)) return 'badName';
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (formatOf(path) === 'legal') return null;
  if (SKIPPED_NAMES.test(name)) return 'machineMade';
  const dot = name.lastIndexOf('.');
  const isRead =
    dot > 0 ? EXTENSIONS.has(name.slice(dot + 1).toLowerCase()) : NAMES.has(name.toLowerCase()) || DOCUMENTS.has(name);
  return isRead ? null : 'otherKind';
}

/** The outermost skipped folder that a file lies in, with a slash at its end; null without one. */
export function skippedFolderOf(path: string): string | null {
  const steps = path.split('/').slice(0, -1);
  const at = steps.findIndex((step) => isSkippedFolder(step));
  return at < 0 ? null : `${steps.slice(0, at + 1).join('/')}/`;
}

export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.has(name);
}

export type ReadText = { readonly text: string } | { readonly skipped: SkipReason };

/** What Git LFS commits in the place of a file (git-lfs, docs/spec.md), and characters above which nothing is one. */
const LFS_POINTER =
  /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n(?:ext-[^\n]*\n)*oid sha256:[0-9a-f]{64}\r?\nsize \d+\s*$/;
const MAX_POINTER = 1_024;

/** The text of a file, or why it is none that a person reads. */
export function readText(path: string, content: Uint8Array): ReadText {
  if (content.length > MAX_FILE_BYTES) return { skipped: 'tooLarge' };
  if (isBinary(content)) return { skipped: 'binary' };
  const text = decodeText(content);
  if (text.length <= MAX_POINTER && LFS_POINTER.test(text)) return { skipped: 'pointer' };
  // The pictures in a notebook are long lines beside what a person wrote.
  const isMachineMade = !/\.ipynb$/i.test(path) && isMinified(text) && (formatOf(path) === 'code' || !isProse(text));
  return isMachineMade ? { skipped: 'machineMade' } : { text: text.replaceAll('\0', '\ufffd') };
}

/** Lines longer than anybody writes, on the whole file's average. */
function isMinified(text: string): boolean {
  if (text.length < 20_000) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return text.length / lines > 1_000;
}

const WORDS = /[\p{L}\p{M}\s]/gu;
/** Where a sentence ends: before a space, or in a script without them. */
const SENTENCE_END = /[\p{L}\p{N}][)"'”’»]?(?:[.!?]["')\]”’»]?(?=\s|$)|[。！？])/gu;
/** Least share of letters and spaces: of English 95 of 100 characters, of minified code 70. */
const LEAST_WORDS = 0.8;
/** Characters of a sentence at most, on average: 100 to 400 in prose, and thousands between what looks so in other text. */
const LONGEST_SENTENCE = 500;
/** Characters by which a file is judged: at its beginning. */
const JUDGED = 100_000;

/** Sentences, however long a line has them: an editor wraps what it shows. */
function isProse(text: string): boolean {
  const beginning = text.slice(0, JUDGED);
  const count = (pattern: RegExp): number => beginning.match(pattern)?.length ?? 0;
  const isOfWords = count(WORDS) >= beginning.length * LEAST_WORDS;
  return isOfWords && count(SENTENCE_END) * LONGEST_SENTENCE >= beginning.length;
}
