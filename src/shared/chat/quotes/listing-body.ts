import { numbersIn } from './citation-marks';

/** A comment at the end of a line that does nothing but cite: `// [1]`, `# from [1][2]`. */
const CITING_COMMENT =
  /(?:\/\/|#|--|;|%|\/\*|<!--)[ \t]*(?:(?:from|see|source)[ \t:]+)?((?:\[\d{1,6}(?:[ \t]*[,–-][ \t]*\d{1,6})*\][ \t,]*)+)(?:\*\/|-->)?$/i;

/** A listing as it is quoted, and what its own comments cite of what is known. */
export interface ListingBody {
  readonly text: string;
  readonly ns: readonly number[];
}

/** Takes the comments that cite out of a listing. A line that was nothing else goes with them. */
export function listingBody(lines: readonly string[], isKnown: (n: number) => boolean): ListingBody {
  const cited: number[] = [];
  const kept = lines.flatMap((line) => {
    const said = line.trimEnd();
    const comment = CITING_COMMENT.exec(said);
    const ns = numbersIn(comment?.[1] ?? '');
    if (comment === null || !ns.every(isKnown)) return [line];
    cited.push(...ns);
    const rest = said.slice(0, comment.index).trimEnd();
    return rest === '' ? [] : [rest];
  });
  return { text: kept.join('\n').trimEnd(), ns: [...new Set(cited)] };
}
