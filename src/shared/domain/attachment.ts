import { z } from 'zod';

/** Characters of one attached file, and of all that one prompt carries. */
export const MAX_ATTACHMENT_LENGTH = 1_000_000;
export const MAX_ATTACHED_LENGTH = 2_000_000;
export const MAX_ATTACHMENTS = 20;
const MAX_NAME_LENGTH = 255;

/** A file as it goes along with a prompt: its text, whatever it was read from. */
export const attachment = z.object({
  name: z.string().min(1).max(MAX_NAME_LENGTH),
  /** Bytes of the file. */
  size: z.number().int().nonnegative(),
  text: z.string().min(1).max(MAX_ATTACHMENT_LENGTH),
});
export type Attachment = z.infer<typeof attachment>;

export function attachmentName(name: string): string {
  return name.slice(-MAX_NAME_LENGTH) || '?';
}
