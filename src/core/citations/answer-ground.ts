import type { LecternMessage, RecalledMessage } from '../../shared/chat/message';
import { attachmentsOf } from '../../shared/chat/prompt-parts';
import { groundingOf } from '../../shared/chat/grounding-of';
import { isImported } from '../../shared/chat/is-imported';
import { citedPlace, type Passage } from '../../shared/domain/passage';
import type { AnswerGround } from '../knowledge/quote-knowledge';

type Part = LecternMessage['parts'][number];

/** What a model had before it when it answered. */
export interface Before {
  /** Its part of the path, with the prompt. */
  readonly messages: readonly LecternMessage[];
  /** The profile, and what the user said in conversations that the prompt mentions. */
  readonly told: readonly string[];
}

export function groundOf(answer: LecternMessage, { messages, told }: Before): AnswerGround {
  const places = new Map(
    answer.parts.flatMap((part) => (part.type === 'data-citation' ? [[part.data.n, citedPlace.parse(part.data)]] : [])),
  );
  // Numbers can begin again: the newest of each is the one that is meant.
  const passages = [...messages, answer].flatMap((message) => {
    const isFromFile = isImported(message);
    return message.parts.flatMap(passagesOf).map((passage) => ({ passage, isFromFile }));
  });
  const newest = new Map(passages.map((each) => [each.passage.n, each]));
  for (const [n, place] of places) if (newest.get(n)?.passage.blob !== place.blob) newest.delete(n);
  const shown = new Map([...newest].map(([n, { passage }]) => [n, passage]));
  const imported = new Set([...newest].flatMap(([n, { isFromFile }]) => (isFromFile ? [n] : [])));
  const said = [...messages.filter(({ role }) => role === 'user'), answer].flatMap(wordsGivenIn);
  return { places, shown, imported, given: [...said, ...told], grounding: groundingOf(answer, messages) };
}

function passagesOf(part: Part): readonly Passage[] {
  if (part.type === 'tool-search_docs' && part.state === 'output-available') return part.output.passages;
  if (part.type === 'tool-read_source' && part.state === 'output-available') return [{ ...part.output, trail: [] }];
  return [];
}

/**
 * The user's words and files; of an answer, what memory gave for it of the user's words. What an answer once said is no
 * ground for the next: a false quote would be clean as soon as it is recalled.
 */
function wordsGivenIn({ role, parts }: LecternMessage): readonly string[] {
  const files = attachmentsOf(parts).map(({ text }) => text);
  const said = role === 'user' ? parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])) : [];
  const recalled = parts.flatMap((part) =>
    part.type === 'data-memory' ? part.data.recalled.flatMap(wordsOfUser) : [],
  );
  return [...files, ...said, ...recalled];
}

/** The text of a recalled message that is the user's own. */
export function wordsOfUser({ role, text }: Pick<RecalledMessage, 'role' | 'text'>): readonly string[] {
  return role === 'user' ? [text] : [];
}
