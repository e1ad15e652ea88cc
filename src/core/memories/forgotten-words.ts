import type { LecternChunk } from '../../shared/chat/message';
import { mergeDeltas } from '../turn/merge-deltas';

/** A line or sentence that is shorter may stand anywhere by chance. */
const LEAST_LENGTH = 20;

/** Takes what forgotten messages said out of what others wrote. */
export interface ForgottenWords {
  /** Null when none of it is there. Deltas are joined, as the words may stand across them. */
  inChunks(chunks: readonly LecternChunk[]): readonly LecternChunk[] | null;
  /** The same for JSON text. */
  inJson(text: string): string | null;
}

export function createForgottenWords(texts: readonly string[]): ForgottenWords {
  const phrases = [...new Set(texts.flatMap(phrasesOf))].toSorted((a, b) => b.length - a.length);
  const without = (text: string): string => phrases.reduce((left, phrase) => left.replaceAll(phrase, ''), text);
  const inJson = (text: string): string | null => {
    const changed = JSON.stringify(
      // An id may be what somebody said, too.
      JSON.parse(text, (key, value: unknown) =>
        typeof value === 'string' && !/id$/i.test(key) ? without(value) : value,
      ),
    );
    return changed === text ? null : changed;
  };
  return {
    inJson,
    inChunks(chunks) {
      const changed = inJson(JSON.stringify(mergeDeltas(chunks)));
      // The shape is that of the chunks: strings alone were replaced.
      return changed === null ? null : (JSON.parse(changed) as LecternChunk[]);
    },
  };
}

/** A text itself, and each line and sentence of it that is long enough to be known again. */
export function phrasesOf(text: string): readonly string[] {
  const whole = text.trim();
  const lines = whole.split('\n').map((line) => line.trim());
  const sentences = lines.flatMap((line) => line.split(/(?<=[.!?])\s+|(?<=[。！？])/u));
  return [whole, ...lines, ...sentences].filter((phrase) => phrase.length >= LEAST_LENGTH);
}
