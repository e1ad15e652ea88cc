import { flagsIn, withoutFlags } from '../index/flags';
import { isGlue, wordsOf } from '../index/stems';

/** A longer text has more to say than one looks for. */
const MAX_TOKENS = 6;
const MAX_LENGTH = 2_000;
const MENTION = /(?<![^\s])@\S+/gu;
/** A name that is written in code alone: `max_size`, `open()`, `Pond::wade`. `anna.meier` and `McDonald` may be told of. */
const CODE_NAME =
  /^`?(?=.*(?:_|::|->|\(\)))[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|->|#)[\p{L}_$][\p{L}\p{N}_$]*)*(?:\([^()\s]*\))?`?$/u;
const SENTENCE = /[.!?。！？…]["'”’)\]]*(?:\s|$)/u;
/** How programs begin what they say of a failure. */
const FAILURE = new RegExp(
  [
    String.raw`(?:Uncaught |Unhandled |Caused by: )?[\p{L}\p{N}_.$]*[\p{Ll}](?:Error|Exception|Warning|Panic)(?: \[\w+\])?:\s`,
    String.raw`(?:error|Error)(?:\[\w+\]| [A-Z]+\d+):\s|fatal:\s`,
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
/** Of somebody who tells what it was. */
const TELLS =
  /(?<!\p{L})(?:fix(?:ed|es)|solve[ds]?|resolved|caused|because|due to|thanks to|help(?:ed|s)|work(?:ed|around)|was (?:the|an?|my|our)|gelöst|behoben|geholfen|weil|wegen)(?!\p{L})/iu;
/** Words of a command beside its options. */
const MAX_BESIDE = 2;
const OPTION = /^(?:--|-\p{L}$)/u;

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
  return isCommand(asked);
}

/** `heron unlock --steal`; "Flight 7 -delayed" notes something. */
function isCommand(text: string): boolean {
  const flags = flagsIn(text);
  const beside = wordsOf(withoutFlags(text, flags));
  const isOfOptions = flags.length > 0 && flags.every((flag) => OPTION.test(flag)) && /^[-\p{Ll}]/u.test(text);
  return (
    isOfOptions && beside.length <= MAX_BESIDE && !/[:=]\s/u.test(text) && !beside.some(([whole]) => isGlue(whole))
  );
}

/** A failure is pasted with what stands right below it; behind a gap one goes on oneself. */
function paragraphsOf(text: string): readonly string[] {
  return text.trim().split(/\n\s*\n/u);
}

/** Whether a text begins as what a program says of a failure. */
function isFailure(text: string): boolean {
  return FAILURE.test(text) && !TELLS.test(text);
}
