import { AppError } from '../../../errors';
import type { GitResult } from './git-result';
import type { ErrorCode } from '../../../../shared/text/wording';

/** The result of a git that came to a good end; else throws what its failure means to a person. */
export function must(result: GitResult, address: string, ref: string | null): GitResult {
  if (result.ended === 'tooMuch') throw new AppError('source.tooMuch', { address });
  if (result.ended === 'tooLong') throw new AppError('source.neverEnds', { address });
  if (result.ended === 'fetchesMore') throw new AppError('source.damaged', { address });
  if (result.code !== 0) throw gitFailure(result.stderr, address, ref);
  return result;
}

const BROKEN_SETTINGS =
  /bad config |bad (?:boolean|numeric) config value|unable to parse command-line config|while reading the configuration files/i;

/** True for the words of a git that cannot read what it is set up by, and so does nothing at all. */
export function areSettingsBroken(stderr: string): boolean {
  return BROKEN_SETTINGS.test(stderr);
}

/** What git says on stderr, most telling first (git 2.30 to 2.50, curl, OpenSSH). */
const TELLTALES: readonly (readonly [RegExp, ErrorCode])[] = [
  [BROKEN_SETTINGS, 'source.gitSettings'],
  [/attempting to allocate|out of memory/i, 'source.tooMuch'],
  [/returned error: 30\d|url base from redirection/i, 'source.redirect'],
  [/returned error: 429/i, 'source.tooOften'],
  [/returned error: 5\d\d/i, 'source.serverFailed'],
  [/dumb http transport does not support/i, 'source.plainServer'],
  [
    /could not read (?:Username|Password)|Authentication failed|HTTP Basic: Access denied|terminal prompts disabled/i,
    'source.needsPassword',
  ],
  [/Permission denied|Host key verification failed|returned error: 40[13]/i, 'source.needsPassword'],
  [/possible repository corruption/i, 'source.damaged'],
  [
    /couldn't find remote ref|no such remote ref|not our ref|unadvertised object|Remote branch .* not found/i,
    'source.wrongRef',
  ],
  [
    /repository .* not found|does not appear to be a git repository|not valid: is this a git repository|repository '.*' does not exist|returned error: 404|not a git repository|invalid info\/refs|unexpectedly said|Repository not found|bad line length/i,
    'source.notRepository',
  ],
  [
    /SSL certificate problem|certificate verif(?:y|ication)|certificate subject name|peer certificate|certificate chain|SEC_E_UNTRUSTED_ROOT/i,
    'source.certificate',
  ],
  [
    /Could not resolve|Couldn't resolve|Failed to connect|Couldn't connect|Connection (?:refused|timed out|reset)|Network is unreachable|No route to host|timed out|SSL|certificate|TLS|Empty reply/i,
    'source.unreachable',
  ],
  [/Operation too slow|early EOF|hung up unexpectedly/i, 'source.stalled'],
  [/unable to access/i, 'source.unreachable'],
  [/transport '.*' not allowed|protocol .* not supported/i, 'source.scheme'],
  [
    /corrupt|packfile|index-pack|unresolved delta|bad (?:object|pack|tree)|unable to read|could not read|cannot read|(?:too-short|malformed|missing) (?:tree|blob|object)|in tree (?:entry|file)|not a tree object|not a valid object|all necessary objects|lazy fetching disabled|allowed tree depth/i,
    'source.damaged',
  ],
];

/** What git's failure means to a person. `address` has no password in it; git's own words stay in the cause. */
export function gitFailure(stderr: string, address: string, ref: string | null): AppError {
  const code = TELLTALES.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'source.failed';
  return new AppError(
    code,
    { address, ref: ref ?? 'HEAD' },
    { cause: new Error(withoutPasswords(stderr).slice(-2_000)) },
  );
}

/** Git and its credential helpers may name a URL with its password. */
function withoutPasswords(text: string): string {
  return text.replace(/\b(\w+:\/\/)[^\s/@]*@/g, '$1');
}
