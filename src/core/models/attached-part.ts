import type { FilePart, TextPart } from 'ai';
import { fenceText } from '../../shared/chat/fence-text';
import type { Attachment } from '../../shared/domain/attachment';

/** An attached file as a model reads it: its name, then its text as a listing; or a picture. */
export function attachedPart({ name, text, picture }: Attachment): TextPart | FilePart {
  // For the Reader, which reads no prose; other providers ignore a name that is not theirs.
  const providerOptions = { lectern: { attachment: name } };
  if (picture !== undefined) {
    return { type: 'file', filename: name, mediaType: picture.mediaType, data: picture.base64, providerOptions };
  }
  return { type: 'text', text: `Attached file ${JSON.stringify(name)}:\n${fenceText(text)}\n`, providerOptions };
}
