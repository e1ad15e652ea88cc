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
const ASKS_WHAT = /^\s*(?:what|which|was|welche[nrs]?)(?!\p{L})/iu;
/** Before a number what changed then, and not in it, is asked for. */
const BESIDE =
  /(?<![\p{L}\p{N}])(?:after|before|from|since|than|to|until|ab|als|bis|nach|seit|von|vor)\s+(?:the\s+|der\s+)?(?:version\s+|release\s+)?v?\d/iu;
/** Where changes are told: a number elsewhere may be one of a section, a day or a machine. */
const OF_CHANGES =
  /chang|releas|histor|migrat|upgrad|updat|what.?s.?new|(?<![\p{L}\p{N}])news|version(?:en|s)?\s+v?\d|änder|neu(?:es|erung|igkeit)/iu;

/** Whichever version has the highest number. */
const LATEST =
  /(?<![\p{L}\p{N}])(?:(?:latest|newest|most recent|last) (?:version|release)|(?:neueste|letzte|aktuellste)[nmrs]? (?:version|ausgabe))(?![\p{L}\p{N}])/iu;
/** Kinds of changes as they are asked for, and as headings call them. */
const KINDS: readonly (readonly [asked: RegExp, heading: RegExp])[] = [
  [/^(?:add|adds|added|hinzugefügt|hinzugekommen)$/iu, /^(?:added|additions?|(?:new )?features?|hinzugefügt|neu)/iu],
  [/^(?:remove|removes|removed|dropped|entfernt)$/iu, /^(?:removed|removals?|entfernt)/iu],
  [/^(?:fix|fixes|fixed|behoben|korrigiert)$/iu, /^(?:(?:bugs? ?)?fix|fixed|behoben|korrigiert|fehlerbehebung)/iu],
  [/^(?:deprecate|deprecates|deprecated|veraltet)$/iu, /^(?:deprecat|veraltet)/iu],
];
/** What all of these are, beside how they are asked for. */
const OF_KIND = new Set(['bug', 'bugs', 'feature', 'features', 'wurde', 'wurden', 'fehler']);
/** What all changes are. Bugs that are there are none. */
const OF_CHANGE = new Set(['feature', 'features', 'wurde', 'wurden', 'funktionen']);

/** Before the number of a version that is only left behind, and behind it. */
const LEFT = /(?<!\p{L})(?:after|before|from|since|than|ab|nach|seit|von|vor)\s+(?:version\s+|release\s+)?$/iu;
const GOES_TO = /^\s*(?:to|auf|->|→|⇒)\s*v?\d/iu;
/** Before the number of a heading that is a version's. */
const BEGUN = /^[^\p{L}]*(?:(?:version|release)\s+)?$/iu;

export interface AskedVersion {
  /** Null for the latest of each source. */
  readonly version: string | null;
  /** What else the question has: what it is a version of. */
  readonly of: readonly string[];
  /** What headings call the kind of changes that is asked for; null for all of them. */
  readonly kind: RegExp | null;
}

/** The version of which the changes are asked for; null where a question asks for anything else. */
export function askedVersion(question: string): AskedVersion | null {
  if (question.length > MAX_QUESTION || OTHERWISE.test(question) || BESIDE.test(question)) return null;
  const words = wordsOf(question.replace(VERSION, ' ').replace(ASKS_CHANGES, ' ').replace(LATEST, ' ')).map(
    ([whole]) => whole,
  );
  const [kind = null, ...others] = KINDS.filter(([asked]) => words.some((word) => asked.test(word)));
  const isLatest = LATEST.test(question);
  const asksChanges = kind === null && question.search(ASKS_CHANGES) !== -1;
  if (!asksChanges && ((kind === null && !isLatest) || others.length > 0 || !ASKS_WHAT.test(question))) return null;
  const [version = null, ...more] = [...question.matchAll(VERSION)].flatMap(([, number]) => number ?? []);
  if ((version === null) !== isLatest || more.length > 0 || ADDRESS.test(version ?? '')) return null;
  const isOfGerman = isGerman(question);
  const isTold = (word: string): boolean =>
    isGlue(word) ||
    (isOfGerman && isGermanFiller(word)) ||
    VERSION_WORDS.has(word) ||
    (asksChanges && OF_CHANGE.has(word)) ||
    (kind !== null && (kind[0].test(word) || OF_KIND.has(word)));
  return { version, of: words.filter((word) => !isTold(word)), kind: kind?.[1] ?? null };
}

export interface Headed {
  readonly trail: readonly string[];
  readonly path: string;
  readonly sourceName: string;
}

/** How near a version is to the one that is asked for: the same, or one of its family, as 4.2.1 is of 4.2. */
type Nearness = 'same' | 'family';

/**
 * Of passages those below a heading of the version, where changes are told; of its family where none has it alone. What
 * else a heading names may be what it is compared with.
 */
export function ofVersion<Place extends Headed>(asked: AskedVersion, places: readonly Place[]): readonly Place[] {
  const { version } = asked;
  if (version === null) return ofLatest(places.filter((place) => isOfAnyVersion(asked, place)));
  const near = places.map((place) => ({ place, nearness: nearnessOf(version, asked, place) }));
  const least = near.some(({ nearness }) => nearness === 'same') ? 'same' : 'family';
  return near.flatMap(({ place, nearness }) => (nearness === least ? [place] : []));
}

function nearnessOf(version: string, asked: AskedVersion, place: Headed): Nearness | null {
  if (!tellsChanges(asked, place)) return null;
  const versions = versionsOf(place);
  if (versions.includes(version) || versions.includes(baseOf(version))) return 'same';
  const isOfFamily = (each: string): boolean => DOTTED.test(each) && each.startsWith(`${version}.`);
  // What has three parts is one version.
  return version.split('.').length === 2 && versions.some(isOfFamily) ? 'family' : null;
}

const DOTTED = /^[\d.]+$/;

/** Of each source what is of its highest version, in the one file that tells of versions nearest to its root. */
function ofLatest<Place extends Headed>(places: readonly Place[]): readonly Place[] {
  const released = places.filter((place) => DOTTED.test(versionsOf(place)[0] ?? ''));
  const sources = Map.groupBy(released, ({ sourceName }) => sourceName);
  return [...sources.values()].flatMap((ofSource) => {
    const depth = Math.min(...ofSource.map(depthOf));
    const nearest = ofSource.filter((place) => depthOf(place) === depth);
    if (new Set(nearest.map(({ path }) => path)).size > 1 || !nearest.every(isOfList)) return [];
    const [latest] = nearest.flatMap(versionsOf).toSorted((a, b) => compareVersions(b, a));
    return nearest.filter((place) => versionsOf(place)[0] === latest);
  });
}

/** A file of one version, by its path or its title, is no list of them: there may be one for each. */
function isOfList({ path, trail }: Headed): boolean {
  const isOfOne = (text: string): boolean => text.search(VERSION) !== -1;
  // A list need not have a title above its versions.
  return !isOfOne(path) && (!isOfOne(trail[0] ?? '') || OF_CHANGES.test(path.split('/').at(-1) ?? ''));
}

function depthOf({ path }: Headed): number {
  return path.split('/').length;
}

function compareVersions(a: string, b: string): number {
  const [ofA, ofB] = [a, b].map((version) => version.split('.').map(Number));
  const at = (ofA ?? []).findIndex((part, index) => part !== (ofB?.[index] ?? 0));
  return at === -1 ? -((ofB?.length ?? 0) - (ofA?.length ?? 0)) : (ofA?.[at] ?? 0) - (ofB?.[at] ?? 0);
}

/** Whether a passage is below a heading of any version of what is asked for. */
export function isOfAnyVersion(asked: AskedVersion, place: Headed): boolean {
  return versionsOf(place).length > 0 && tellsChanges(asked, place);
}

/** Whether a passage is of the kind of changes that is asked for, by the heading right above it. */
export function isOfKind({ kind }: AskedVersion, { trail }: Pick<Headed, 'trail'>): boolean {
  return kind?.test(trail.at(-1)?.replace(/^[^\p{L}]+/u, '') ?? '') === true;
}

function tellsChanges({ of }: AskedVersion, { trail, path, sourceName }: Headed): boolean {
  const place = new Set(wordsOf([sourceName, path.replaceAll('/', ' '), trail[0] ?? ''].join(' ')).flat());
  return OF_CHANGES.test([path, ...trail].join('\n')) && of.every((word) => place.has(word));
}

/** Below a version's heading stand only its own: what another heading names there is what it speaks of. */
function versionsOf({ trail }: Pick<Headed, 'trail'>): readonly string[] {
  const told = trail.flatMap((heading) => {
    const isOfIt = ({ 0: { length }, index }: RegExpExecArray): boolean =>
      !LEFT.test(heading.slice(0, index)) && !GOES_TO.test(heading.slice(index + length));
    const own = [...heading.matchAll(VERSION)].find(isOfIt);
    return own?.[1] === undefined ? [] : [{ version: own[1], isBegun: BEGUN.test(heading.slice(0, own.index)) }];
  });
  const outer = told[0]?.version;
  const isOwn = (each: (typeof told)[number], at: number): boolean =>
    at === 0 || each.isBegun || each.version.startsWith(`${outer}.`);
  return told.filter(isOwn).map(({ version }) => version);
}

/** What else a version is called by: 4.2.0 is 4.2, but 4.0 is not 4, which may be any number. */
export function baseOf(version: string): string {
  return version.replace(/^(\d+\.\d+)(?:\.0)+$/, '$1');
}
