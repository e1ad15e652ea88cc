import type { LecternMessage } from '../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import { messageText } from './message-rows';

/** A passage as the Reader quotes it: its title and number on a line, an empty one, and its lines. */
const PASSAGE = /^\*\*.+\*\* \[\d+\]\n\n(?:>.*(?:\n|$))+/gm;

/**
 * What of a message is worth finding again. Of the Reader's answers that is what they quote from sources: all else in
 * them stands for a message, or the profile, which is found itself, or not any more, or is said in each of them.
 */
export function saidText(message: Pick<LecternMessage, 'parts' | 'metadata'>): string {
  const text = messageText(message);
  if (message.metadata?.modelId !== READER_MODEL_ID) return text;
  return [...text.matchAll(PASSAGE)].map(([passage]) => passage.trim()).join('\n\n');
}
