import { BREAK } from './is-unreal';

/** By whom a match of a text is said to be done: what stands before it in its clause, and its words; '' where nothing does. */
export function saidBy(text: string, { 0: words, index }: RegExpExecArray): string {
  const lead = text
    .slice(0, index)
    .replace(BREAK, '')
    .replace(/^.*[,;:.!?–—]\s*$/su, '');
  return lead === '' ? '' : lead + words;
}
