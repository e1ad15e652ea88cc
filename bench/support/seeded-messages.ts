import { v7 } from 'uuid';
import type { LecternMessage } from '../../src/shared/chat/message';
import { seededRandom } from './statistics.ts';

const VOCABULARY = 30_000;
/** A word that is in every message. */
export const COMMON = 'everywhere';

/** Messages of words as frequent as Zipf has them. */
export function createSeededMessages() {
  const random = seededRandom(42);
  // Of rank r with a share of about 1/r.
  const word = (): string => `w${Math.floor(VOCABULARY ** random()).toString(36)}`;
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  let clock = Date.UTC(2020, 0);
  return {
    words,
    /** A session of prompts and answers, each after the one before. */
    session(count: number): readonly LecternMessage[] {
      const messages: LecternMessage[] = [];
      for (let at = 0; at < count; at += 1) {
        clock += 60_000;
        messages.push({
          id: v7(),
          role: at % 2 === 0 ? 'user' : 'assistant',
          parts: [{ type: 'text', text: `${COMMON} ${words(8 + Math.floor(random() * 40))}` }],
          metadata: { parentId: messages.at(-1)?.id ?? null, createdAt: clock },
        });
      }
      return messages;
    },
  };
}

export function textOf(message: LecternMessage): string {
  return message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
}
