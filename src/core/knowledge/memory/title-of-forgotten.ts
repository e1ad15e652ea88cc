import { titleOf } from '../../../shared/chat/title-of';
import { forgottenSaid, inOneLine, isTelling } from './forgotten-said';

/** Whether the title of a session is made of what was said in it: its beginning, a part of it, or a sentence of it. */
export function isTitleOf(title: string, texts: readonly string[]): boolean {
  if (texts.some((text) => titleOf(text) === title)) return true;
  const said = inOneLine(title.replace(/\s*(?:…|\.\.\.)$/, ''));
  if (!isTelling(said)) return false;
  const { isQuotation } = forgottenSaid(texts);
  return isQuotation(said) || texts.some((text) => inOneLine(text).includes(said) || saysSentenceOf(said, text));
}

function saysSentenceOf(title: string, text: string): boolean {
  const sentences = text.split(/[\r\n]+|(?<=[.!?])\s+|(?<=[。！？])/u).map(inOneLine);
  return sentences.some((sentence) => isTelling(sentence) && title.includes(sentence));
}
