import { wordsOfBlock } from '../../shared/chat/quoted-blocks';
import type { DraftCut, DraftKey } from '../../shared/domain/draft';
import type { ForgottenMessage } from '../knowledge/knowledge';
import { cutQuotesIn } from '../knowledge/memory/cut-quoted-blocks';
import { bareWords, forgottenSaid, isTelling, type ForgottenSaid } from '../knowledge/memory/forgotten-said';

/** What the app put into message boxes of what is forgotten: quotes of it, and earlier prompts that were walked to. */
export interface DraftCopies {
  /** What stays of a quote in a draft: nothing of one of it, and of an answer that quotes it all else. */
  leftOf(block: string, key: DraftKey): string;
  /**
   * The texts themselves, and each as a quote of the whole: they may stand in boxes of which nothing is kept. What says too
   * little to be told from what somebody types goes from the box of its own session alone.
   */
  readonly wholes: readonly DraftCut[];
}

/** Letters from which a quote in the message's own session is one of it, and nothing that anybody types as a quote. */
const LEAST = 4;

export function draftCopies(messages: readonly ForgottenMessage[]): DraftCopies {
  const texts = [...new Set(messages.flatMap((message) => message.texts))].filter((text) => text.trim() !== '');
  const said = forgottenSaid(texts);
  const saidElsewhere: ForgottenSaid = {
    ...said,
    isExcerpt: (text) => isTelling(bareWords(text)) && said.isExcerpt(text),
  };
  const bySession = Map.groupBy(messages, ({ sessionId }) => `draft:${sessionId}`);
  const bare = new Map(
    [...bySession].map(([key, own]) => [key, own.flatMap((message) => message.texts.map(lettersOf))] as const),
  );
  return {
    wholes: messages.flatMap(wholesOf),
    leftOf(block, key) {
      const words = wordsOfBlock(block);
      const known = bySession.has(key) ? said : saidElsewhere;
      if (known.isExcerpt(words) || known.isQuotation(words)) return '';
      // A selection is quoted as it was shown, however short.
      const letters = lettersOf(words);
      if (letters.length >= LEAST && (bare.get(key) ?? []).some((text) => text.includes(letters))) return '';
      return cutQuotesIn(block, known);
    },
  };
}

function wholesOf({ sessionId, texts }: ForgottenMessage): readonly DraftCut[] {
  const said = texts.filter((text) => text.trim() !== '');
  return said.flatMap((text) => {
    const where = isTelling(bareWords(text)) ? {} : { key: `draft:${sessionId}` as const };
    return [text, asQuote(text)].map((block) => ({ ...where, block, left: '' }));
  });
}

function asQuote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Without space, and the marks that are not shown. */
function lettersOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
