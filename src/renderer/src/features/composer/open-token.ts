import { mentionsAt, mentionStarts } from '../../../../shared/chat/find-mentions';
import type { Mention } from '../../../../shared/domain/mention';

/** What is being typed that a list can complete: a command, or the name of something behind `@`. */
export interface OpenToken {
  readonly kind: 'command' | 'mention';
  /** Place of its sign in the text. */
  readonly from: number;
  readonly query: string;
}

/** Longer than any name that is typed to be found. */
const MAX_QUERY = 60;
const COMMAND = new RegExp(`^/[^\\n/]{0,${MAX_QUERY}}$`);
/** No name begins with a space. */
const MENTION = new RegExp(`^(?!\\s)[^\\n@]{0,${MAX_QUERY}}$`);

/** The token that ends at the caret. A name that is complete, with more behind it, is none any more. */
export function openTokenAt(text: string, caret: number, known: readonly Mention[]): OpenToken | null {
  if (caret > 0 && text.length <= MAX_QUERY + 1 && COMMAND.test(text)) {
    return { kind: 'command', from: 0, query: text.slice(1) };
  }
  const longest = Math.max(MAX_QUERY, ...known.map(({ name }) => name.length));
  let token: OpenToken | null = null;
  let end = 0;
  for (const from of mentionStarts(text.slice(0, caret), caret - longest - 2)) {
    // A name may hold the sign itself: `docs @ v2`.
    if (from < end) continue;
    const query = text.slice(from + 1, caret);
    const complete = mentionsAt(text, from, known)[0]?.name.length;
    if (isPartOfName(query, complete ?? 0, known)) return { kind: 'mention', from, query };
    if (complete !== undefined) end = from + 1 + complete;
    const isOpen = complete === undefined ? MENTION.test(query) : query.length <= complete;
    token = isOpen ? { kind: 'mention', from, query } : null;
  }
  return token;
}

/** Whether a name that holds the sign is being typed, past the sign. `complete`: the length of a shorter name that it begins with. */
function isPartOfName(query: string, complete: number, known: readonly Mention[]): boolean {
  const sign = query.indexOf('@', complete);
  if (sign === -1 || sign === query.length - 1) return false;
  const typed = query.toLowerCase();
  return known.some(({ name }) => name.toLowerCase().startsWith(typed));
}
