import type { LecternMessage } from '../../../../shared/chat/message';
import { MAX_TIME } from '../../../../shared/chat/session-export';
import { wording, fill } from '../../../../shared/text/wording';

type Part = LecternMessage['parts'][number];

/** What a text is worth keeping of; nothing of a blank one. */
export function textPart(text: string): Part[] {
  return text.trim() === '' ? [] : [{ type: 'text', text, state: 'done' }];
}

export function reasoningPart(text: string): Part[] {
  return text.trim() === '' ? [] : [{ type: 'reasoning', text, state: 'done' }];
}

/** What a program called, or was given for it: shown with its reasoning, and no word of its answer. */
export function stepPart(name: string, text: string, language = ''): Part[] {
  return reasoningPart(fenced(name, text, language));
}

/** What a program was given to keep beside the conversation, such as a document: the answer itself. */
export function madePart(name: string, text: string, language = ''): Part[] {
  return textPart(fenced(name, text, language));
}

/** Text that is no prose, such as that of a file, under its name; '' for a blank one. */
function fenced(name: string, text: string, language = ''): string {
  if (text.trim() === '') return '';
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${name}\n\n${fence}${/^[\w+#-]*$/.test(language) ? language : ''}\n${text}\n${fence}`;
}

/** A file that the export names and does not hold, or holds the text of. */
export function filePart(name: string, text: string | null): Part[] {
  const title = fill(wording.transfer.attachedFile, { name: name.replace(/[\p{Cc}\p{Cs}]/gu, ' ') });
  return textPart(text === null ? title : fenced(title, text));
}

/** Unix ms from a number or text of a foreign file; null for what is no time. */
export function toTime(ms: number | null | undefined): number | null {
  if (ms === null || ms === undefined || !Number.isFinite(ms) || ms < 0 || ms > MAX_TIME) return null;
  return Math.floor(ms);
}
