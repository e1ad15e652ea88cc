import { hasUnspaced } from '../../../shared/search/unspaced-scripts';

/** Whether a text can be near another one in what it means: a single letter, or signs alone, are near to anything. */
export function saysSomething(text: string): boolean {
  return hasUnspaced(text) || (text.match(/[\p{L}\p{N}]/gu) ?? []).length > 1;
}
