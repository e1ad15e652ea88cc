import type { LecternMessage } from '../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import { inEveryLanguage } from '../../../shared/text/wording';
import { messageText } from './message-rows';

/** A passage as the Reader quotes it: its title and number on a line, an empty one, and its lines. */
const PASSAGE = /^\*\*.+\*\* \[\d+\]\n\n(?:>.*(?:\n|$))+/gm;

/** What stands for a picture of an imported message, in the language of then: the question with it is one all the same. */
const IMAGES: readonly string[] = inEveryLanguage(({ transfer }) => transfer.attachedImage);

/**
 * What of a message is worth finding again. Of the Reader's answers that is what they quote from sources: all else in
 * them stands for a message, or the profile, which is found itself, or not any more, or is said in each of them.
 */
export function saidText(message: Pick<LecternMessage, 'parts' | 'metadata'>): string {
  const text = messageText({
    parts: message.parts.filter((part) => part.type !== 'text' || !IMAGES.includes(part.text)),
  });
  if (message.metadata?.modelId !== READER_MODEL_ID) return text;
  return [...text.matchAll(PASSAGE)].map(([passage]) => passage.trim()).join('\n\n');
}
