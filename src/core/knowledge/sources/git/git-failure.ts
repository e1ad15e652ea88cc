import { AppError } from '../../../errors';
import type { ErrorCode } from '../../../../shared/text/en';

/** What git says on stderr, most telling first (git 2.30 to 2.50, curl, OpenSSH). */
const TELLTALES: readonly (readonly [RegExp, ErrorCode])[] = [
  [
    /could not read (?:Username|Password)|Authentication failed|HTTP Basic: Access denied|terminal prompts disabled/i,
    'source.needsPassword',
  ],
  [/Permission denied|Host key verification failed|returned error: 40[13]/i, 'source.needsPassword'],
  [
    /couldn't find remote ref|no such remote ref|not our ref|unadvertised object|Remote branch .* not found/i,
    'source.wrongRef',
  ],
  [
    /repository .* not found|does not appear to be a git repository|not valid: is this a git repository|repository '.*' does not exist|returned error: 404|not a git repository|invalid info\/refs|unexpectedly said|Repository not found|bad line length/i,
    'source.notRepository',
  ],
  [
    /Could not resolve|Couldn't resolve|Failed to connect|Couldn't connect|Connection (?:refused|timed out|reset)|Network is unreachable|No route to host|timed out|SSL|certificate|TLS|Operation too slow|Empty reply|returned error: 5\d\d|hung up unexpectedly|early EOF|unable to access/i,
    'source.unreachable',
  ],
  [/transport '.*' not allowed|protocol .* not supported/i, 'source.scheme'],
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
  return text.replace(/(\w+:\/\/)[^\s/@]*@/g, '$1');
}
