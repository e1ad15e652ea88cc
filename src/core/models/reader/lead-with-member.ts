import type { Passage } from '../../../shared/domain/passage';
import { formatOf } from '../../knowledge/sources/format-of';
import type { Led } from './lead-with-entries';
import { hasTerm, type Terms } from './match-terms';
import { fitting, type FittingPassages } from './pick-by-fit';
import { allStemsOf } from './words';

/** A name with what it is of: `pool.open`, `Pool::open`. No address, and not `e.g.`. */
const MEMBER =
  /(?<![\p{L}\p{N}_$@/])(?!\p{L}\.\p{L}(?![\p{L}\p{N}_$]))(?<owner>[\p{L}_$][\p{L}\p{N}_$]*)(?<joint>\.|::|#)(?<member>[\p{L}_$][\p{L}\p{N}_$]*)(?<end>\(?)(?![\p{L}\p{N}_$]|\.\p{L})/gu;
/** Behind a dot these make the name of a file or a site, unless it is called. */
const OF_FILE = new Set(
  (
    'app bat c cc cfg cjs com conf cpp cs css csv db de dev edu env exe gif go h html ini io ipynb java jpg js json jsx ' +
    'kt lock log md mjs mts net org pdf php png ps1 py rb rs rst scss sh sql svg swift toml ts tsx txt vue wasm xml yaml ' +
    'yml zip ai at ch co eu fr gov info test uk us'
  ).split(' '),
);

interface Member {
  readonly owner: string;
  readonly name: string;
}

/**
 * The declaration of a member that is asked for comes first; code that has nothing of what is asked of it, as the opening
 * of what it is of, is no answer beside it.
 */
export function leadWithMember(
  terms: Terms,
  question: string,
  picked: FittingPassages,
  found: readonly Passage[],
): Led {
  const asked = picked.fit === 'none' ? null : memberIn(question);
  const leads = new Set(asked === null ? [] : declarationsOf(asked, found));
  if (asked === null || leads.size === 0) return { picked, leads };
  const ofMember = new Set(allStemsOf(`${asked.owner} ${asked.name}`));
  const beside = [...terms.keys()].filter((term) => !hasTerm(ofMember, term));
  const has = ({ text }: Passage): boolean => {
    const stems = new Set(allStemsOf(text));
    return new Set(text.match(/[\p{L}\p{N}_$]+/gu)).has(asked.name) || beside.some((term) => hasTerm(stems, term));
  };
  const others = picked.passages.filter((passage) => !leads.has(passage) && (!isCode(passage) || has(passage)));
  return { picked: fitting('fits', [...leads, ...others]), leads };
}

/** The one member that a question is about. */
function memberIn(question: string): Member | null {
  const [match, ...others] = [...question.matchAll(MEMBER)];
  const { owner = '', joint = '', member = '', end = '' } = match?.groups ?? {};
  const isFile = joint === '.' && end === '' && OF_FILE.has(member.toLowerCase());
  return match === undefined || others.length > 0 || isFile ? null : { owner, name: member };
}

/** Those within what it is of; where none is, those of one name alone. */
function declarationsOf({ owner, name }: Member, found: readonly Passage[]): readonly Passage[] {
  const declared = found.filter((passage) => isCode(passage) && namesOf(passage.trail.at(-1)).includes(name));
  const wanted = owner.toLowerCase();
  const own = declared.filter(({ trail }) => trail.some((each) => namesOf(each.toLowerCase()).includes(wanted)));
  if (own.length > 0) return own;
  return new Set(declared.map(({ trail }) => JSON.stringify(trail))).size === 1 ? declared : [];
}

function namesOf(symbols = ''): readonly string[] {
  return symbols.split(/, |\.|::|#/);
}

function isCode({ path }: Passage): boolean {
  return formatOf(path) === 'code';
}
