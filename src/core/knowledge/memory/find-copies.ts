import { createSaidRemover, weightOf } from './find-said';

/** What weighs less is said by many. */
const MIN_WEIGHT = 20;
/** Where parts, chunks and the input of tools hold what was said or thought. */
const SAID = /^(?:text|delta|inputTextDelta|query|thought|entry|title)$/;
/** What is left of a search whose words are gone: its schema asks for some. */
const NO_QUERY = '…';

/**
 * Where copies are looked for: `traced` where an id or the session tells that whoever wrote it had the message before
 * them, so that the shortest sentence and any longer piece are copies; `anywhere` the longer sentences alone are.
 */
export type Reach = 'anywhere' | 'traced';

/** What of a forgotten message may stand in others: which messages it is, and what it says. */
export interface Forgotten {
  readonly messageIds: ReadonlySet<string>;
  /** Its longer sentences and lines; longest first, so that none is broken up by a shorter one within it. */
  readonly sentences: readonly string[];
  /** Takes all that it says out of a text. */
  readonly withoutSaid: (text: string) => string;
}

export function forgottenOf(messages: ReadonlyArray<{ readonly id: string; readonly text: string }>): Forgotten {
  const sentences = new Set<string>();
  for (const { text } of messages) {
    for (const line of text.split(/[\r\n]+/)) {
      for (const part of [line, ...line.split(/(?<=[.!?])\s+|(?<=[。！？])/u)]) sentences.add(part.trim());
    }
  }
  sentences.delete('');
  const all = [...sentences].flatMap((sentence) => [sentence, sentence.replace(/[.,;:!?。，！？]+$/u, '')]);
  const texts = messages.map(({ text }) => text);
  let remover: Forgotten['withoutSaid'] | null = null;
  return {
    messageIds: new Set(messages.map(({ id }) => id)),
    sentences: [...sentences]
      .filter((sentence) => weightOf(sentence) >= MIN_WEIGHT)
      .toSorted((a, b) => b.length - a.length),
    withoutSaid(text) {
      remover ??= createSaidRemover(withForms(texts), withForms(all.filter((sentence) => sentence !== '')));
      return remover(text);
    },
  };
}

/** Whether the title of a session, of any, is a part of what was forgotten or holds a sentence of it. */
export function isTitleOfForgotten(title: string, { sentences }: Forgotten): boolean {
  const said = inOneLine(title.replace(/\s*(?:…|\.\.\.)$/, ''));
  if (weightOf(said) < MIN_WEIGHT) return false;
  return sentences.map(inOneLine).some((sentence) => sentence.includes(said) || said.includes(sentence));
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A text within JSON text as it stands in the file: written as a string once, or a string within a string. */
export function writtenForms(text: string): readonly string[] {
  const once = JSON.stringify(text).slice(1, -1);
  return [...new Set([once, JSON.stringify(once).slice(1, -1)])];
}

/** JSON within a string holds texts in their written form. */
function withForms(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => [text, ...writtenForms(text)]))];
}

/** A stored value without what was forgotten; the very same value when it holds nothing of it. */
export function withoutForgotten(value: unknown, forgotten: Forgotten, reach: Reach): unknown {
  if (typeof value === 'string') {
    return reach === 'traced' ? forgotten.withoutSaid(value) : withoutSentences(value, forgotten.sentences);
  }
  if (Array.isArray(value)) {
    const others = value.filter((each) => !isRecalled(each, forgotten));
    const kept = others.map((each) => withoutForgotten(each, forgotten, reach));
    return kept.length === value.length && kept.every((each, at) => each === value[at]) ? value : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.map(([key, each]) => [key, withoutForgottenAt(key, each, forgotten, reach)] as const);
  return kept.every(([, each], at) => each === entries[at]?.[1]) ? value : Object.fromEntries(kept);
}

function withoutForgottenAt(key: string, value: unknown, forgotten: Forgotten, reach: Reach): unknown {
  // An id may be what somebody said, too; without it a message would leave its path.
  if (/id$/i.test(key)) return value;
  // Nor are a state or an outcome anybody's words; and what tools gave is that of sources.
  const isSaid = key !== 'output' && (typeof value !== 'string' || SAID.test(key));
  const kept = withoutForgotten(value, forgotten, isSaid ? reach : 'anywhere');
  return key === 'query' && kept !== value && typeof kept === 'string' && kept.trim() === '' ? NO_QUERY : kept;
}

/** An answer without the words that it searched for, as they are its prompt's; the very same value when it has none. */
export function withoutQueries(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.map(
    ([key, each]) => [key, key === 'query' && typeof each === 'string' ? NO_QUERY : withoutQueries(each)] as const,
  );
  if (kept.every(([, each], at) => each === entries[at]?.[1])) return value;
  return Array.isArray(value) ? kept.map(([, each]) => each) : Object.fromEntries(kept);
}

/** A recalled message in an answer's `data-memory` part names the message it was. */
function isRecalled(value: unknown, { messageIds }: Forgotten): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'messageId' in value &&
    typeof value.messageId === 'string' &&
    messageIds.has(value.messageId)
  );
}

function withoutSentences(text: string, sentences: readonly string[]): string {
  let kept = text;
  for (const sentence of sentences) {
    // JSON within a string holds it in its written form.
    for (const form of new Set([sentence, ...writtenForms(sentence)])) {
      if (kept.includes(form)) kept = kept.replaceAll(form, '');
    }
  }
  return kept;
}
