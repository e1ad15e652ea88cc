import { MAX_MENTIONS, type Mention } from '../domain/mention';

const START = /(?<![^\s([{"'“‘])@/g;
/** What would make a longer word of a name. */
const GOES_ON = /^[\p{L}\p{N}_/-]/u;

/**
 * What a text mentions of what is known: each `@name`, written as it is called. The longest name counts; sources that are
 * called the same all do, of sessions the first.
 */
export function findMentions(text: string, known: readonly Mention[]): readonly Mention[] {
  const found = new Set<Mention>();
  for (const { index } of text.matchAll(START)) {
    for (const each of mentionsAt(text, index, known)) found.add(each);
    if (found.size >= MAX_MENTIONS) break;
  }
  return [...found].slice(0, MAX_MENTIONS);
}

/** What the `@` at a place of the text stands for. */
export function mentionsAt(text: string, at: number, known: readonly Mention[]): readonly Mention[] {
  const fits = ({ name }: Mention): boolean =>
    name !== '' && text.startsWith(name, at + 1) && !GOES_ON.test(text.slice(at + 1 + name.length));
  const fitting = known.filter(fits);
  const longest = Math.max(...fitting.map(({ name }) => name.length));
  const named = fitting.filter(({ name }) => name.length === longest);
  const sources = named.filter(({ kind }) => kind === 'source');
  return sources.length > 0 ? sources : named.slice(0, 1);
}

/** The text without every `@name` of a mention. */
export function withoutMention(text: string, { name }: Pick<Mention, 'name'>): string {
  const named = (at: number): boolean =>
    text.startsWith(name, at + 1) && !GOES_ON.test(text.slice(at + 1 + name.length));
  let kept = '';
  let from = 0;
  for (const { index } of text.matchAll(START)) {
    if (index < from || !named(index)) continue;
    kept += text.slice(from, index);
    from = index + 1 + name.length;
    if (text[from] === ' ') from += 1;
  }
  return kept + text.slice(from);
}
