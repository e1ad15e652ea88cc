import { MAX_MENTIONS, type Mention } from '../domain/mention';

const START = /(?<![^\s([{"'“‘])@/g;
/** What would make a longer word of a name. */
const GOES_ON = /^[\p{L}\p{N}_/-]/u;

/**
 * What a text mentions of what is known: each `@name`, written as it is called, or in other case where only a source can
 * be meant. The longest name counts; sources that are called the same all do, of sessions the first.
 */
export function findMentions(text: string, known: readonly Mention[]): readonly Mention[] {
  const found = new Set<Mention>();
  let end = 0;
  for (const at of mentionStarts(text)) {
    // What a name holds mentions nothing.
    if (at < end) continue;
    for (const each of mentionsAt(text, at, known)) {
      found.add(each);
      end = at + 1 + each.name.length;
    }
    if (found.size >= MAX_MENTIONS) break;
  }
  return [...found].slice(0, MAX_MENTIONS);
}

/** The places of each `@` from a place of the text on that may begin a mention. */
export function* mentionStarts(text: string, from = 0): Generator<number, void, void> {
  for (const { index } of text.matchAll(START)) if (index >= from) yield index;
}

/** What the `@` at a place of the text stands for. */
export function mentionsAt(text: string, at: number, known: readonly Mention[]): readonly Mention[] {
  const inCase = known.filter((each) => isWritten(text, at, each));
  const isOtherwise = (each: Mention): boolean => each.kind === 'source' && isWritten(text, at, each, toFolded);
  const fitting = inCase.length > 0 ? inCase : known.filter(isOtherwise);
  const longest = Math.max(...fitting.map(({ name }) => name.length));
  const named = fitting.filter(({ name }) => name.length === longest);
  const sources = named.filter(({ kind }) => kind === 'source');
  return sources.length > 0 ? sources : named.slice(0, 1);
}

function isWritten(
  text: string,
  at: number,
  { name }: Pick<Mention, 'name'>,
  toCase: (name: string) => string = (each) => each,
): boolean {
  const end = at + 1 + name.length;
  return name !== '' && toCase(text.slice(at + 1, end)) === toCase(name) && !GOES_ON.test(text.slice(end));
}

function toFolded(name: string): string {
  return name.toLowerCase();
}

/** The text without every `@name` of a mention, in whatever case. */
export function withoutMention(text: string, { name }: Pick<Mention, 'name'>): string {
  let kept = '';
  let from = 0;
  for (const { index } of text.matchAll(START)) {
    if (index < from || !isWritten(text, index, { name }, toFolded)) continue;
    kept += text.slice(from, index);
    from = index + 1 + name.length;
    if (text[from] === ' ') from += 1;
  }
  return kept + text.slice(from);
}
