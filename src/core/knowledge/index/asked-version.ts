import { isGerman, isGermanFiller } from './german';
import { isGlue, wordsOf } from './stems';

/** A number in parts, as versions have: `2.14.0`, `v3.1`, `1.0.0-beta.2`. */
const VERSION = /(?<![\p{L}\p{N}.])v?(\d{1,5}(?:\.\d{1,5}){1,3}(?:-[\p{L}\p{N}][\p{L}\p{N}.]*)?)(?![\p{L}\p{N}])/gu;
const ASKS_CHANGES =
  /(?<![\p{L}\p{N}])(?:changed?|changes|changelog|new|news|novelt(?:y|ies)|release notes|geändert|änderungen|neue?[sn]?|neuerungen|neuigkeiten)(?![\p{L}\p{N}])/giu;
const VERSION_WORDS = new Set(['version', 'release', 'releases', 'update']);
const MAX_QUESTION = 200;
/** An address of four bytes. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** These ask for something else than what changed. */
const OTHERWISE =
  /^\s*(?:how|why|when|where|who|are|can|could|did|do|does|has|have|is|should|will|wie|warum|wieso|weshalb|wann|wo|wer|ist|sind|hat|kann)(?![\p{L}\p{N}])/iu;
/** Before a number what changed then, and not in it, is asked for. */
const BESIDE =
  /(?<![\p{L}\p{N}])(?:after|before|from|since|than|to|until|ab|als|bis|nach|seit|von|vor)\s+(?:the\s+|der\s+)?(?:version\s+|release\s+)?v?\d/iu;
/** Where changes are told: a number elsewhere may be one of a section, a day or a machine. */
const OF_CHANGES =
  /chang|releas|histor|migrat|upgrad|updat|what.?s.?new|(?<![\p{L}\p{N}])news|version(?:en|s)?\s+v?\d|änder|neu(?:es|erung|igkeit)/iu;

export interface AskedVersion {
  readonly version: string;
  /** What else the question has: what it is a version of. */
  readonly of: readonly string[];
}

/** The version of which the changes are asked for; null where a question asks for anything else. */
export function askedVersion(question: string): AskedVersion | null {
  if (question.length > MAX_QUESTION || question.search(ASKS_CHANGES) === -1) return null;
  const [version, ...others] = [...question.matchAll(VERSION)].map(([, number]) => number);
  if (version === undefined || others.length > 0 || ADDRESS.test(version)) return null;
  if (OTHERWISE.test(question) || BESIDE.test(question)) return null;
  const isOfGerman = isGerman(question);
  const isTold = (word: string): boolean =>
    isGlue(word) || (isOfGerman && isGermanFiller(word)) || VERSION_WORDS.has(word);
  const rest = wordsOf(question.replace(VERSION, ' ').replace(ASKS_CHANGES, ' ')).map(([whole]) => whole);
  return { version, of: rest.filter((word) => !isTold(word)) };
}

export interface Headed {
  readonly trail: readonly string[];
  readonly path: string;
  readonly sourceName: string;
}

/** Whether a passage is below a heading of that version, where changes are told: what else one names may be what it is compared with. */
export function isOfVersion({ version, of }: AskedVersion, { trail, path, sourceName }: Headed): boolean {
  const place = new Set(wordsOf([sourceName, path.replaceAll('/', ' '), trail[0] ?? ''].join(' ')).flat());
  const isBelow = trail.some((heading) => [...heading.matchAll(VERSION)][0]?.[1] === version);
  return isBelow && OF_CHANGES.test([path, ...trail].join('\n')) && of.every((word) => place.has(word));
}
