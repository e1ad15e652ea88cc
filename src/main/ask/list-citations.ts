import { z } from 'zod';
import { citedPlace } from '../../shared/domain/passage';
import { wording, fill } from '../../shared/text/wording';

const citation = citedPlace.pick({ sourceName: true, path: true, lines: true, commit: true }).extend({ n: z.number() });

const COMMIT_LENGTH = 7;
/** What moves a terminal's cursor or colours it: names are a repository's. */
const CONTROL = /\p{C}+/gu;

/** What each number of an answer cites, a line each, by number. `citations` may come from another process. */
export function listCitations(citations: readonly unknown[]): readonly string[] {
  const places = citations.flatMap((each) => citation.safeParse(each).data ?? []);
  const byNumber = new Map(places.map((place) => [place.n, place]));
  return [...byNumber.values()].toSorted((a, b) => a.n - b.n).map(tellPlace);
}

function tellPlace({ n, sourceName, path, lines: [first, last], commit }: z.infer<typeof citation>): string {
  const lines = first === last ? fill(wording.common.line, { first }) : fill(wording.common.lines, { first, last });
  const place = [sourceName, path, lines, ...(commit === null ? [] : [commit.slice(0, COMMIT_LENGTH)])];
  return `[${n}] ${place.join(', ').replace(CONTROL, ' ')}`;
}
