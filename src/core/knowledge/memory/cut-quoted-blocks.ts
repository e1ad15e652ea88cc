import { quotedBlocks, withoutBlocks, wordsOfBlock } from '../../../shared/chat/quoted-blocks';
import { titleOf } from '../../../shared/chat/title-of';
import { wording } from '../../../shared/text/wording';
import { cutQuotations } from './cut-quotations';
import type { ForgottenSaid } from './forgotten-said';

/**
 * A prompt with "Forgotten" in the place of what its quotes say of forgotten messages: they were put there as copies. What
 * was typed beside stays, and so do quotes that are of something else (`isOfOther`).
 */
export function cutQuotedBlocks(text: string, said: ForgottenSaid, isOfOther: (words: string) => boolean): string {
  const cuts = quotedBlocks(text).flatMap((block) => {
    const left = cutBlock(block, said);
    return left === block || isOfOther(wordsOfBlock(block)) ? [] : [{ block, left }];
  });
  return cuts.length === 0 ? text : withoutBlocks(text, cuts);
}

/** What of a prompt is no quote. */
export function typedIn(text: string): string {
  return withoutBlocks(
    text,
    quotedBlocks(text).map((block) => ({ block, left: '' })),
  );
}

/** The title that such a prompt gives; '' where nothing but quotes is left. */
export function titleWithoutQuotes(left: string): string {
  return titleOf(withoutBlocks(left, [{ block: forgottenBlock(), left: '' }]));
}

function cutBlock(block: string, said: ForgottenSaid): string {
  const words = wordsOfBlock(block);
  return said.isExcerpt(words) || said.isQuotation(words) ? forgottenBlock() : cutQuotesIn(block, said);
}

/** A quote of an answer: by the Reader with `…` around it, or by a model in any of its ways. */
export function cutQuotesIn(block: string, said: ForgottenSaid): string {
  const isQuotation = (text: string): boolean => said.isQuotation(text) || said.isExcerpt(text);
  return cutQuotations(block, { ...said, isQuotation });
}

function forgottenBlock(): string {
  return `> ${wording.memories.forgotten}`;
}
