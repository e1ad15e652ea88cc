const WORD = '[\\p{L}\\p{N}_]';
/** What joins the pieces of a path, an address or a name. */
const JOINT = '[-/.@:~=\\\\^%±\u2010\u2011]';
const JOINED_AFTER = new RegExp(`^${JOINT}+${WORD}`, 'u');
const JOINED_BEFORE = new RegExp(`${JOINT}$`, 'u');
const BEGINS_WITH_WORD = new RegExp(`^${WORD}`, 'u');
const ENDS_IN_TOKEN = new RegExp(`(?:${WORD}\\p{M}*|${JOINT})$`, 'u');
/** Of a path or an address more goes on than words: "/tmp" and "/tmp/*". */
const PATH_AFTER = /^(?:[/\\@][^\s)\]}"'”’»,.;:!?…<>\ufdd1]|\^)/u;
/** Three points leave something out. */
const ELLIPSIS_BEFORE = /\.{3}$/;
const ELLIPSIS_AFTER = /^\.{3}/;
/** A name of code and what is called of it; a file and the folder it is in; an option without its hyphens. */
const OF_NAME = /(?:^|[^\p{L}\p{N}_./@:~=\\-])[\p{L}_$][\p{L}\p{N}_$.]*\.$/u;
const MEMBER = /^[\p{L}_$][\p{L}\p{N}_$.]*(?:\(|(?!\p{L}|[-/@:~\\]\S))/u;
const OF_FOLDER = /[\p{L}\p{N}_][/\\]$/u;
const FILE_NAME = /^[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}]+)*(?![\p{L}\p{N}_]|[-/.@:~\\]+[\p{L}\p{N}_])/u;
const HYPHENS = /(?:^|[^\p{L}\p{N}_-])-{1,2}$/u;
const OPTION = /^\p{L}/u;
/** A value and its name, where they are all there is. */
const NAME_BEFORE_VALUE = /(?:^|[\s"'(])[-\p{L}\p{N}_.]+=$/u;
const NAME = /(?:^|[\s"'(])[-\p{L}\p{N}_.]+$/u;
const VALUE = /^=(?!=)/;

/** A port and its host; a host and how it is spoken to; what a call is made of. */
const HOST_BEFORE_PORT = /(?:^|[^\p{L}\p{N}_./@:~=\\-]|\/\/)[\p{L}\p{N}][\p{L}\p{N}.-]*:$/u;
const PORT = /^\d{2,5}(?![\p{L}\p{N}_:.])/u;
const SCHEME = /(?:^|[^\p{L}\p{N}_])[a-z][a-z+.-]*:\/\/$/iu;
const CALL = /^\.[\p{L}_$][\p{L}\p{N}_$]*\(/u;

/** Whether a path, an address or a name goes on from one side of a place to the other, without a space. */
export function joinsToken(left: string, right: string): boolean {
  if (ELLIPSIS_BEFORE.test(left) || ELLIPSIS_AFTER.test(right)) return false;
  if (ENDS_IN_TOKEN.test(left) || left.endsWith('*')) {
    if (NAME.test(left) && (VALUE.test(right) || CALL.test(right))) return false;
    if (JOINED_AFTER.test(right) || PATH_AFTER.test(right)) return true;
  }
  if (!JOINED_BEFORE.test(left) || !BEGINS_WITH_WORD.test(right)) return false;
  if (OF_NAME.test(left) && MEMBER.test(right)) return false;
  if (OF_FOLDER.test(left) && FILE_NAME.test(right)) return false;
  if (HOST_BEFORE_PORT.test(left) && PORT.test(right)) return false;
  if (SCHEME.test(left)) return false;
  if (HYPHENS.test(left) && OPTION.test(right)) return false;
  return !NAME_BEFORE_VALUE.test(left);
}
