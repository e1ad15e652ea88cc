export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of Markdown as it is drawn, at the same places. */
export interface Shadow {
  /** Stars stand for what is not drawn: marks of emphasis, the longer spelling of a character. Code has no marks in it. */
  readonly text: string;
  /** Code within the line, its backticks included. */
  readonly code: readonly Range[];
}

const SPELT =
  /\\[!-/:-@[-`{-~]|&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{1,31}));|[_~]|\]\([^()\s]*(?:\s+(?:"[^"()]*"|'[^'()]*'))?\)/g;
/** The names of characters that matter to quotes. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['QUOT', '"'],
  ['apos', "'"],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['lsaquo', '‹'],
  ['rsaquo', '›'],
  ['lbrack', '['],
  ['lsqb', '['],
  ['rbrack', ']'],
  ['rsqb', ']'],
  ['nbsp', ' '],
]);

/** Reads a paragraph, a row or a list item; code in it never reaches over its end. HTML has no code. */
export function toShadow(text: string, hasCode = true): Shadow {
  // A tag may hold the backtick that seems to begin code: then nothing counts as code, and all of it as words.
  const code = !hasCode || /<[^<>]*`/.test(text) ? [] : codeSpans(text);
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of code) {
    pieces.push(decode(text.slice(from, start)), text.slice(start, end).replace(/\S/g, 'x'));
    from = end;
  }
  return { text: [...pieces, decode(text.slice(from))].join(''), code };
}

function decode(text: string): string {
  return text.replace(SPELT, (written: string, decimal?: string, hex?: string, name?: string) => {
    if (written.startsWith('\\')) return `*${written.slice(1)}`;
    // Where a link leads is not drawn.
    if (written.startsWith('](')) return `](${'x'.repeat(written.length - 3)})`;
    if (!written.startsWith('&')) return '*';
    const character = name === undefined ? fromCode(decimal, hex) : NAMED.get(name);
    return character === undefined ? written : character.padStart(written.length, '*');
  });
}

function fromCode(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
  return code > 0xffff ? 'x' : String.fromCharCode(code);
}

/** Code begins at backticks that are not escaped, and ends at the next ones of the same number. */
function codeSpans(text: string): readonly Range[] {
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: run }) => ({ start: index, end: index + run.length }));
  const nextOfLength = createLookAhead(runs.map(({ start, end }) => end - start));
  const spans: Range[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    if (run === undefined) break;
    const start = isEscaped(text, run.start) ? run.start + 1 : run.start;
    const closing = nextOfLength(run.end - start, at);
    const end = runs[closing ?? -1]?.end;
    if (closing === null || end === undefined) continue;
    spans.push({ start, end });
    at = closing;
  }
  return spans;
}

/** Asked with places that only grow, it walks through them once. */
function createLookAhead(lengths: readonly number[]): (length: number, after: number) => number | null {
  const left = new Map<number, number[]>();
  for (const [at, length] of [...lengths.entries()].toReversed()) {
    const places = left.get(length) ?? [];
    places.push(at);
    left.set(length, places);
  }
  return (length, after) => {
    const places = left.get(length) ?? [];
    while ((places.at(-1) ?? after + 1) <= after) places.pop();
    return places.at(-1) ?? null;
  };
}

function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === '\\') from -= 1;
  return (at - from) % 2 === 1;
}
