import type { TextPart } from 'ai';
import { fenceText } from '../../shared/chat/fence-text';
import type { Attachment } from '../../shared/domain/attachment';

/** An attached file as a model reads it: its name, then its text as a listing. */
export function attachedText({ name, text }: Attachment): TextPart {
  return {
    type: 'text',
    text: `Attached file ${JSON.stringify(name)}:\n${fenceText(text)}\n`,
    // For the Reader, which reads no prose; other providers ignore a name that is not theirs.
    providerOptions: { lectern: { attachment: name } },
  };
}
