import { titleOf } from '../../shared/chat/title-of';

const MAX_LENGTH = 60;
/** What is longer is an answer. */
const MAX_SAID = 120;

const THOUGHTS = /^\s*<(think(?:ing)?)>[\s\S]*?(?:<\/\1>|$)/i;
/** What turns the line around, takes no room or cannot be read; joiners of emoji and scripts stay. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\p{Cc}\p{Cs}\p{Co}]/gu;
const LABEL =
  /^[*_]{0,2}(?:(?:the |der )?(?:chat |session |conversation )?tit(?:le|el)(?: (?:is|ist))?)\s*[*_]{0,2}[:：][*_]{0,2}\s*/iu;
const MARKUP_BEFORE = /^(?:#{1,6}\s+|[-*+•>]\s+|\d{1,2}[.)]\s+)/;
const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['”', '”'],
  ['‘', '’'],
  ['‚', '‘'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
];
const END = /[\s.。．,，;；:：…、]+$/u;
/** It says that it will not, or nothing of what the conversation is about. */
const NO_TITLE =
  /^(?:(?:i['’]?m|i am|we['’]re) (?:sorry|unable|an? )|sorry\b|i (?:cannot|can['’]?t|don['’]?t|do not)\b|as an ai\b|(?:es )?tut mir leid|entschuldigung|ich kann (?:nicht|leider|das|diese)|untitled|ohne titel|(?:(?:new|neue?r?) )?(?:chat|conversation|session|title|titel|sitzung|unterhaltung|gespräch)$)/iu;

/**
 * The title in what a model said: one line of 60 characters at most, without what it is dressed in. Null where there is
 * none: nothing, no word, a whole answer, a refusal.
 */
export function cleanTitle(said: string): string | null {
  const lines = said.replace(THOUGHTS, '').split(/\r\n|[\n\r\u2028\u2029]/);
  const line = lines.map(plain).find((each) => /[\p{L}\p{N}]/u.test(each)) ?? '';
  const title = undress(line);
  if (!/[\p{L}\p{N}]/u.test(title) || NO_TITLE.test(title) || [...title].length > MAX_SAID) return null;
  // One letter less, for the mark of what is cut.
  return [...title].length <= MAX_LENGTH ? title : titleOf(title, MAX_LENGTH - 1);
}

function plain(line: string): string {
  return line.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/** Until nothing more comes off: a label may stand in quotation marks, and these in a heading. */
function undress(line: string): string {
  for (let title = line; ;) {
    const barer = unpaired(title.replace(MARKUP_BEFORE, '').replace(LABEL, '').replace(END, '')).trim();
    if (barer === title) return title;
    title = barer;
  }
}

/** Without marks that stand around all of it, and nowhere within. */
function unpaired(text: string): string {
  for (const [before, after] of PAIRS) {
    if (text.length <= before.length + after.length || !text.startsWith(before) || !text.endsWith(after)) continue;
    const within = text.slice(before.length, text.length - after.length);
    if (!within.includes(before) && !within.includes(after)) return within;
  }
  return text;
}
