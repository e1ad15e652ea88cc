import { estimateTokens, unitTokens } from '../../shared/chat/estimate-text';

/** Stands where the middle was; the model reads it. */
const GAP = '\n[… the middle was left out …]\n';

/** The text's beginning and end in about `maxTokens`; what people ask stands at either. A surrogate pair stays whole. */
export function cutMiddle(text: string, maxTokens: number): string {
  if (estimateTokens(text) <= maxTokens) return text;
  const side = Math.max(0, (maxTokens - estimateTokens(GAP)) / 2);
  let start = 0;
  for (let room = side; start < text.length; start += 1) {
    room -= unitTokens(text.charCodeAt(start));
    if (room < 0) break;
  }
  let end = text.length;
  for (let room = side; end > start; end -= 1) {
    room -= unitTokens(text.charCodeAt(end - 1));
    if (room < 0) break;
  }
  if (isLowSurrogate(text, start)) start -= 1;
  if (isLowSurrogate(text, end)) end += 1;
  return text.slice(0, Math.max(0, start)) + GAP + text.slice(end);
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc_00 && code <= 0xdf_ff;
}
