import { numbersIn } from '../../../../shared/chat/quotes/citation-marks';
import type { CitedPlace, Passage } from '../../../../shared/domain/passage';
import type { AnswerGround } from '../../quote-knowledge';

/** Words that stand for a source without its name, in an answer that has some. */
const DOCUMENTS = words('docs doc documentation guide manual handbook readme reference it they');
/** Words around the name of a source that say nothing themselves. */
const AROUND = words(
  'a an the of in from see at and source page section file its this that also itself clearly der die das le la',
);
const PLACE = /(?:\blines?\s*|\bL|:|#L)\d+(?:\s*[-–]\s*L?\d+)?/gi;
const SHORT_COMMIT = 7;
const WORDS = /[\p{L}\p{N}]+/gu;
const PATH_MARKS = /[\s`*_()[\]"'“”<>]+/;

type Sources = Pick<AnswerGround, 'places' | 'shown'>;

/** Whether words do nothing but name one of the places of these numbers: its file, its source, its headings. */
export function isName(said: string, { places, shown }: Sources, ns: readonly number[]): boolean {
  const named = ns.flatMap((n) => [places.get(n), shown.get(n)]).filter((one) => one !== undefined);
  const names = new Set(named.flatMap(namesOf).flatMap(wordsOf));
  const isOfCommit = (word: string): boolean =>
    word.length >= SHORT_COMMIT && named.some(({ commit }) => commit?.startsWith(word) === true);
  return wordsOf(said.replace(PLACE, ' ')).every(
    (word) => AROUND.has(word) || DOCUMENTS.has(word) || names.has(word) || isOfCommit(word),
  );
}

/** Whether words name a source of an answer: by a number, a path within them, or by nothing but its name. */
export function namesSource(said: string, sources: Sources): boolean {
  const ns = [...sources.places.keys(), ...sources.shown.keys()];
  if (numbersIn(said).some((n) => sources.places.has(n))) return true;
  const paths = ns.map((n) => (sources.places.get(n) ?? sources.shown.get(n))?.path ?? '');
  const pieces = said.replace(PLACE, ' ').split(PATH_MARKS);
  const isPath = (piece: string): boolean =>
    /[./]/.test(piece) && paths.some((path) => path === piece || path.endsWith(`/${piece}`));
  if (pieces.some((piece) => isPath(piece.replace(/(?<![.,;:])[.,;:]+$/, '')))) return true;
  return wordsOf(said).some((word) => !AROUND.has(word)) && isName(said, sources, ns);
}

function namesOf(named: CitedPlace | Passage): readonly string[] {
  return [named.sourceName, named.path, ...('trail' in named ? named.trail : [])];
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(WORDS) ?? [];
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
