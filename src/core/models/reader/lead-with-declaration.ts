import type { Passage } from '../../../shared/domain/passage';
import { askedDeclaration, type AskedDeclaration } from '../../knowledge/index/asked-declaration';
import { formatOf } from '../../knowledge/sources/format-of';
import { bareTitle, declares, hasWord, isCode, namesOf } from './asked-member';
import { isEnded } from './is-ended';
import type { Led } from './lead-with-entries';
import { fitting, type FittingPassages } from './pick-by-fit';
import { allOf } from './pick-by-words';
import { allStemsOf } from './words';

/** Lines between two passages of one declaration, at most. */
const GAP = 2;
/** What is in more passages than are quoted, or more of one section, is not told whole. */
const MAX_PASSAGES = 5;
const MAX_OF_SECTION = 2;
const MAX_BESIDE = 2;
/** Stands for what goes on in another passage. */
const REST = '…';

/**
 * What a type has, or a call takes, is told by its declaration: all passages of it in their order. Where some of it is not
 * among what was found, that is no more than near, and does not lead before documentation that fits.
 */
export function leadWithDeclaration(question: string, picked: FittingPassages, found: readonly Passage[]): Led {
  const asked = askedDeclaration(question);
  const all = asked === null ? [] : declarationOf(asked, found);
  const declared = isOfFile(all) ? all.toSorted((a, b) => a.lines[0] - b.lines[0]) : all;
  if (asked === null || declared.length === 0) return { picked, leads: new Set() };
  const told = picked.fit === 'fits' ? picked.passages.filter((passage) => isToldIn(asked, passage)) : [];
  if (areSure(declared) && isWhole(asked, declared, found)) {
    const beside = told.filter((passage) => !declared.includes(passage)).slice(0, MAX_BESIDE);
    return { picked: fitting('fits', [...declared, ...beside]), leads: new Set(declared) };
  }
  return told.length > 0 ? { picked, leads: new Set() } : { picked: fitting('near', all), leads: new Set(all) };
}

/** Documentation speaks of it, be it as a word of a sentence. */
function isToldIn({ name }: AskedDeclaration, passage: Passage): boolean {
  const [all, own] = [allOf(passage), lastOf(name)];
  const stems = new Set(allStemsOf(all));
  const wanted = allStemsOf(own);
  const isInStems = wanted.length > 0 && wanted.every((stem) => stems.has(stem));
  return !isCode(passage) && (hasWord(own, all, 'iu') || isInStems);
}

/** As it is written, or else in any case; in code before documentation. */
function declarationOf(asked: AskedDeclaration, found: readonly Passage[]): readonly Passage[] {
  const lower = (text: string): string => text.toLowerCase();
  const as = (write: (text: string) => string): readonly Passage[] =>
    found.filter((passage) => isDeclared(asked, passage, write));
  const exact = as((text) => text);
  const all = exact.length > 0 ? exact : as(lower).filter(isCode);
  const inCode = all.filter(isCode);
  if (inCode.length > 0 || asked.isOfType) return inCode.length > 0 ? inCode : all;
  const within = found.filter((passage) => isOfOwner(asked.name, passage) && declaresCall(asked.name, passage.text));
  return within.length > 0 ? within : all;
}

function isDeclared(asked: AskedDeclaration, passage: Passage, write: (text: string) => string): boolean {
  const [name = '', owner] = namesOf(write(asked.name)).toReversed();
  const trail = passage.trail.map((title) => titlesOf(passage, write(title)));
  if (owner !== undefined && !trail.flat().includes(owner)) return false;
  if (asked.isOfType) return trail.flat().includes(name);
  return trail.at(-1)?.includes(name) === true && (!isCode(passage) || declares(name, write(passage.text)));
}

/** Within a longer passage of what it is of. */
function declaresCall(name: string, text: string): boolean {
  const lines = text.split('\n').filter((line) => /^[^(]*[\p{L}\p{N}_$]\s*(?:<[^(]*>)?\(/u.test(line));
  return declares(lastOf(name), lines.join('\n'));
}

function isOfOwner(name: string, passage: Passage): boolean {
  const owner = namesOf(name).at(-2);
  return isCode(passage) && (owner === undefined || passage.trail.flatMap(namesOf).includes(owner));
}

function lastOf(name: string): string {
  return namesOf(name).at(-1) ?? name;
}

function titlesOf(passage: Passage, title: string): readonly string[] {
  return isCode(passage) ? namesOf(title) : [bareTitle(title)];
}

/** A section of other documentation may only be called so. */
function areSure(declared: readonly Passage[]): boolean {
  return declared.every((passage) => isCode(passage) || formatOf(passage.path) === 'restructured');
}

function isWhole(asked: AskedDeclaration, declared: readonly Passage[], found: readonly Passage[]): boolean {
  if (!asked.isOfType && declared.length === 1) return true;
  const text = declared.map((passage) => passage.text).join('\n');
  const isJoined = declared.every(({ lines }, at) => at === 0 || lines[0] - (declared[at - 1]?.lines[1] ?? 0) <= GAP);
  const isCut = text.startsWith(`${REST}\n`) || text.endsWith(`\n${REST}`) || countOf('{', text) > countOf('}', text);
  const areShown = declared.length <= MAX_PASSAGES && declared.every((each) => isShown(each, declared));
  const [first] = declared;
  const isBegun =
    !asked.isOfType ||
    first === undefined ||
    !isCode(first) ||
    declares(lastOf(asked.name).toLowerCase(), first.text.toLowerCase());
  const isToldToEnd = !asked.isOfType || isEnded(lastOf(asked.name), declared, found);
  return isOfFile(declared) && isBegun && isJoined && !isCut && areShown && isToldToEnd;
}

function isOfFile(declared: readonly Passage[]): boolean {
  return new Set(declared.map(({ sourceKey, path }) => JSON.stringify([sourceKey, path]))).size === 1;
}

function isShown({ trail }: Passage, declared: readonly Passage[]): boolean {
  return declared.filter((other) => JSON.stringify(other.trail) === JSON.stringify(trail)).length <= MAX_OF_SECTION;
}

function countOf(sign: string, text: string): number {
  return text.split(sign).length;
}
