/** Shorter sentences are said by many; of a message with no longer one, nothing is searched for elsewhere. */
const MIN_LENGTH = 20;

/** What of a forgotten message may stand in others: which messages it is, and its longer sentences and lines. */
export interface Forgotten {
  readonly messageIds: ReadonlySet<string>;
  /** Longest first, so that none is broken up by a shorter one within it. */
  readonly sentences: readonly string[];
}

export function forgottenOf(messages: ReadonlyArray<{ readonly id: string; readonly text: string }>): Forgotten {
  const sentences = new Set<string>();
  for (const { text } of messages) {
    for (const line of text.split(/[\r\n]+/)) {
      for (const part of [line, ...line.split(/(?<=[.!?。！？])\s+/u)]) {
        const sentence = part.trim();
        if (sentence.length >= MIN_LENGTH) sentences.add(sentence);
      }
    }
  }
  return {
    messageIds: new Set(messages.map(({ id }) => id)),
    sentences: [...sentences].toSorted((a, b) => b.length - a.length),
  };
}

/** Whether the title of a session, of any, is a part of what was forgotten or holds a sentence of it. */
export function isTitleOfForgotten(title: string, { sentences }: Forgotten): boolean {
  const said = inOneLine(title.replace(/\s*(?:…|\.\.\.)$/, ''));
  if (said.length < MIN_LENGTH) return false;
  return sentences.map(inOneLine).some((sentence) => sentence.includes(said) || said.includes(sentence));
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A text within JSON text as it stands in the file: written as a string once, or a string within a string. */
export function writtenForms(text: string): readonly string[] {
  const once = JSON.stringify(text).slice(1, -1);
  return [...new Set([once, JSON.stringify(once).slice(1, -1)])];
}

/** A stored value without what was forgotten; the very same value when it holds nothing of it. */
export function withoutForgotten(value: unknown, forgotten: Forgotten): unknown {
  if (typeof value === 'string') return withoutSentences(value, forgotten.sentences);
  if (Array.isArray(value)) {
    const kept = value.filter((each) => !isRecalled(each, forgotten)).map((each) => withoutForgotten(each, forgotten));
    return kept.length === value.length && kept.every((each, at) => each === value[at]) ? value : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  // An id may be what somebody said, too; without it a message would leave its path.
  const kept = entries.map(
    ([key, each]) => [key, /id$/i.test(key) ? each : withoutForgotten(each, forgotten)] as const,
  );
  return kept.every(([, each], at) => each === entries[at]?.[1]) ? value : Object.fromEntries(kept);
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
