import type { Passage } from '../../../shared/domain/passage';
import { formatOf } from '../../knowledge/sources/format-of';
import { allOf } from './pick-by-words';

/** A name with what it is of: `pool.open`, `Pool::open`. No address, and not `e.g.`. */
const MEMBER =
  /(?<![\p{L}\p{N}_$@/])(?!\p{L}\.\p{L}(?![\p{L}\p{N}_$]))(?<owner>[\p{L}_$][\p{L}\p{N}_$]*)(?<joint>\.|::|#)(?<member>[\p{L}_$][\p{L}\p{N}_$]*)(?<end>\(?)(?![\p{L}\p{N}_$]|(?:\.|::|#)\p{L})/gu;
/** Behind a dot these make the name of a file or a site, unless it is called. */
const OF_FILE = new Set(
  (
    'app bat c cc cfg cjs com conf cpp cs css csv db de dev edu env exe gif go h html ini io ipynb java jpg js json jsx ' +
    'kt lock log md mjs mts net org pdf php png ps1 py rb rs rst scss sh sql svg swift toml ts tsx txt vue wasm xml yaml ' +
    'yml zip ai at ch co eu fr gov info test uk us'
  ).split(' '),
);
/** Written as no word of a sentence is. */
const IN_PARTS = /[\p{Ll}\p{N}]\p{Lu}|_/u;
const COMMENT = /^\s*(?:\/\/|\/?\*|#(?!\[)|--|;|<!--|["']{3}).*$|\s(?:\/\/|#)\s.*$/gmu;
/** What begins a line that uses a name, and declares none. */
const USED =
  /^\s*(?:assert|await|case|defer|delete|elif|else|for|go|if|import|new|raise|return|switch|throw|try|use|while|with|yield)\b/u;
/** Words, types and marks before the name that a line declares. */
const BEFORE = String.raw`^\s*(?:@\S+\s+)*(?:[\p{L}_$][\p{L}\p{N}_$:.<>,\[\]?]*[\s*&]+|\([^()]*\)\s*)*[*&#]*`;

export interface Member {
  readonly owner: string;
  readonly name: string;
}

/** The one member that a question is about. */
export function memberIn(question: string): Member | null {
  const [match, ...others] = [...question.matchAll(MEMBER)];
  const { owner = '', joint = '', member = '', end = '' } = match?.groups ?? {};
  const isFile = joint === '.' && end === '' && OF_FILE.has(member.toLowerCase());
  return match === undefined || others.length > 0 || isFile ? null : { owner, name: member };
}

export function isCode({ path }: Passage): boolean {
  return formatOf(path) === 'code';
}

/** Code within what is called so, in whichever case. */
export function isOfOwner({ owner }: Member, passage: Passage): boolean {
  const wanted = owner.toLowerCase();
  return isCode(passage) && passage.trail.some((each) => namesOf(each.toLowerCase()).includes(wanted));
}

export function namesOf(symbols = ''): readonly string[] {
  return symbols.split(/, |\.|::|#/);
}

/** Whether a line of code declares a name: after nothing but words, and not as a call. */
export function declares(name: string, text: string): boolean {
  const declared = new RegExp(`${BEFORE}${escaped(name)}\\s*(?:[(<:=;,{?!]|$|\\s[\\p{L}*\\[])`, 'u');
  const called = new RegExp(`^\\s*${escaped(name)}\\s*\\(.*\\);?\\s*$`, 'u');
  const lines = text.replace(COMMENT, '').split('\n');
  return lines.some((line) => declared.test(line) && !USED.test(line) && !called.test(line));
}

/**
 * Whether a passage may tell of a member: it has the name with what it is of, or beside that as names of code are
 * written, or headed by it.
 */
export function speaksOf(member: Member, passage: Passage): boolean {
  const [owner, name] = [escaped(member.owner), escaped(member.name)];
  const all = allOf(passage);
  if (new RegExp(`${START}${owner}(?:\\(\\))?(?:\\.|::|#|->)${name}${END}`, 'iu').test(all)) return true;
  if (isOfOwner(member, passage)) return hasWord(member.name, passage.text.replace(COMMENT, ''));
  if (!hasWord(member.owner, all, 'iu')) return false;
  if (IN_PARTS.test(member.name)) return hasWord(member.name, all);
  const asCode = new RegExp(`(?:[\`.:#|]\\s*${name}${END}|${START}${name}\\s*[(:=\`|])`, 'u');
  return asCode.test(passage.text) || passage.trail.some((title) => bareTitle(title) === member.name);
}

/** Whether a section is of the member: it is headed by its name, and speaks of what that is of. */
export function isHeadedBy({ owner, name }: Member, passage: Passage): boolean {
  return bareTitle(passage.trail.at(-1) ?? '') === name && hasWord(owner, allOf(passage), 'iu');
}

export function bareTitle(title: string): string {
  return title.replace(/[`*]|\(.*/gs, '').trim();
}

const START = String.raw`(?<![\p{L}\p{N}_$])`;
const END = String.raw`(?![\p{L}\p{N}_$])`;

export function hasWord(name: string, text: string, flags = 'u'): boolean {
  return new RegExp(START + escaped(name) + END, flags).test(text);
}

function escaped(name: string): string {
  return name.replaceAll('$', String.raw`\$`);
}
