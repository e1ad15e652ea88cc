import { flagsIn, withoutFlags } from '../index/flags';
import { isGlue, wordsOf } from '../index/stems';

/** A longer text has more to say than one looks for. */
const MAX_TOKENS = 6;
const MAX_LENGTH = 2_000;
const MENTION = /(?<![^\s])@\S+/gu;
/** A name out of code: `parseDate`, `max_size`, `os.path`, `open()`; one of values (`port=80`, `key:x`) notes something. */
const CODE_NAME =
  /^`?(?=.*(?:[\p{Ll}\p{N}]\p{Lu}|_|::|->|\(\)|\p{L}\.\p{L}))[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|->|#)[\p{L}_$][\p{L}\p{N}_$]*)*(?:\([^()\s]*\))?`?$/u;
const SENTENCE = /[.!?。！？…]["'”’)\]]*(?:\s|$)/u;
/** How programs begin what they say of a failure. */
const FAILURE = new RegExp(
  [
    String.raw`(?:Uncaught |Unhandled |Caused by: )?[\p{L}\p{N}_.$]*[\p{Ll}](?:Error|Exception|Warning|Panic)(?: \[\w+\])?:\s`,
    String.raw`(?:error|fatal|panic|Error)(?:\[\w+\]| [A-Z]+\d+)?:\s`,
    String.raw`(?:Uncaught Error|error\[\w+\]|npm (?:ERR!|error)|Traceback \(most recent call last\))`,
    String.raw`(?:ENOENT|EACCES|EPERM|EEXIST|EISDIR|ENOTDIR|EMFILE|ENOSPC|EBUSY|EINVAL|EPIPE|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EADDRINUSE|ENOTFOUND|ERESOLVE)\b`,
    String.raw`(?:ERR|E[A-Z\d]*)_[A-Z\d_]+: (?:\S+ ){2}`,
    String.raw`\S+:\d+(?::\d+)?:? (?:error|warning)\b`,
    String.raw`thread '[^']*' panicked at\b`,
  ]
    .map((form) => `^\\s*${form}`)
    .join('|'),
  'u',
);

/**
 * Whether a text is nothing but what one looks for: names out of code, a command with its options, or what a program says
 * of a failure. It tells nothing, whatever sources it is asked of.
 */
export function isLookup(text: string): boolean {
  const asked = text.slice(0, MAX_LENGTH).replace(MENTION, ' ').trim();
  if (isFailure(asked)) return paragraphsOf(text).every(isFailure);
  const tokens = asked.split(/\s+/u).filter((token) => token !== '');
  if (tokens.length === 0 || tokens.length > MAX_TOKENS || SENTENCE.test(asked)) return false;
  if (tokens.every((token) => CODE_NAME.test(token))) return true;
  const flags = flagsIn(asked);
  const beside = wordsOf(withoutFlags(asked, flags));
  return flags.length > 0 && !/[:=]\s/u.test(asked) && !beside.some(([whole]) => isGlue(whole));
}

/** A failure is pasted with what stands right below it; behind a gap one goes on oneself. */
export function paragraphsOf(text: string): readonly string[] {
  return text.trim().split(/\n\s*\n/u);
}

/** Whether a text begins as what a program says of a failure. */
export function isFailure(text: string): boolean {
  return FAILURE.test(text);
}
