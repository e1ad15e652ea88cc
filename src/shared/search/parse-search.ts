import type { ErrorData } from '../domain/error-data';

/** A word, or words that must follow each other. */
export interface SearchTerm {
  readonly text: string;
  readonly isPhrase: boolean;
  /** It is the last one and still being typed: what begins with it counts. */
  readonly isOpen: boolean;
}

/** What was typed to search by, with its filters. Times are Unix ms; null filters nothing. */
export interface ParsedSearch {
  readonly terms: readonly SearchTerm[];
  readonly from: 'user' | 'assistant' | null;
  /** Each must be part of the session's title. */
  readonly titles: readonly string[];
  /** Part of the model's name. */
  readonly model: string | null;
  /** From this time on. */
  readonly after: number | null;
  /** Until just before this time. */
  readonly before: number | null;
  /** The first filter that cannot be understood. */
  readonly problem: ErrorData | null;
}

/** More words narrow nothing any more. */
const MAX_TERMS = 16;

/** A filter or none, then what is in quotes or runs to the next space. */
const PIECE = /(?:(from|in|model|before|after):)?(?:"([^"]*)("?)|([^\s"]+))?/giu;

const SPEAKERS = { me: 'user', assistant: 'assistant' } as const;

export function parseSearch(typed: string): ParsedSearch {
  const terms: SearchTerm[] = [];
  const found: { -readonly [Key in keyof ParsedSearch]: ParsedSearch[Key] } & { titles: string[] } = {
    terms,
    from: null,
    titles: [],
    model: null,
    after: null,
    before: null,
    problem: null,
  };
  for (const [whole, filter, quoted, closing, word] of typed.matchAll(PIECE)) {
    const value = (quoted ?? word ?? '').trim();
    if (whole === '' || value === '') continue;
    const name = filter?.toLowerCase();
    if (name === undefined) {
      const isEnd = typed.endsWith(whole);
      const isPhrase = quoted !== undefined;
      terms.push({ text: value, isPhrase, isOpen: isEnd && !isPhrase });
    } else if (name === 'in') found.titles.push(value);
    else if (name === 'model') found.model = value;
    else if (name === 'from') found.from = speakerOf(value) ?? fail(found, 'search.from', value);
    else if (closing !== '') found[name === 'before' ? 'before' : 'after'] = timeOf(value, found);
  }
  return { ...found, terms: terms.slice(0, MAX_TERMS) };
}

/** True when something narrows what messages are looked for. */
export function hasFilters({ from, titles, model, after, before }: ParsedSearch): boolean {
  return [from, model, after, before].some((value) => value !== null) || titles.length > 0;
}

function speakerOf(value: string): ParsedSearch['from'] {
  const names = Object.keys(SPEAKERS) as (keyof typeof SPEAKERS)[];
  const name = names.find((each) => each.startsWith(value.toLowerCase()));
  return name === undefined ? null : SPEAKERS[name];
}

/** The beginning of a day, month or year as this computer's clock has it; null for a date that is still being typed. */
function timeOf(value: string, found: { problem: ErrorData | null }): number | null {
  const [, year, month = '1', day = '1'] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value) ?? [];
  if (year === undefined) return /^\d{0,4}(?:-\d{0,2}){0,2}$/.test(value) ? null : fail(found, 'search.date', value);
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  const isReal = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
  return isReal ? date.getTime() : fail(found, 'search.date', value);
}

function fail(found: { problem: ErrorData | null }, code: 'search.from' | 'search.date', value: string): null {
  found.problem ??= { code, params: { value } };
  return null;
}
