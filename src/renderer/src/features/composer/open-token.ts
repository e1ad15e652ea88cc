import { mentionsAt } from '../../../../shared/chat/find-mentions';
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
const MENTION = new RegExp(`(?<![^\\s([{"'“‘])@([^\\n@]{0,${MAX_QUERY}})$`);

/** The token that ends at the caret. A name that is complete, with more behind it, is none any more. */
export function openTokenAt(text: string, caret: number, known: readonly Mention[]): OpenToken | null {
  if (caret > 0 && text.length <= MAX_QUERY + 1 && COMMAND.test(text)) {
    return { kind: 'command', from: 0, query: text.slice(1) };
  }
  const match = MENTION.exec(text.slice(Math.max(0, caret - MAX_QUERY - 2), caret));
  const query = match?.[1];
  if (query === undefined) return null;
  const from = caret - query.length - 1;
  const [complete] = mentionsAt(text, from, known);
  return complete !== undefined && query.length > complete.name.length ? null : { kind: 'mention', from, query };
}
