import { z } from 'zod';

/** Characters of one attached file, and of all that one prompt carries. */
export const MAX_ATTACHMENT_LENGTH = 1_000_000;
export const MAX_ATTACHED_LENGTH = 2_000_000;
export const MAX_ATTACHMENTS = 20;
const MAX_NAME_LENGTH = 255;

/** What models that see are given: drawn anew by the window, so that nothing but what is seen goes along. */
const picture = z.object({
  mediaType: z.enum(['image/png', 'image/jpeg']),
  base64: z
    .string()
    .min(1)
    .max(MAX_ATTACHMENT_LENGTH)
    .regex(/^[A-Za-z0-9+/]+=*$/),
});

/** A file as it goes along with a prompt: its text, whatever it was read from, or a picture. */
export const attachment = z
  .object({
    name: z.string().min(1).max(MAX_NAME_LENGTH),
    /** Bytes of the file. */
    size: z.number().int().nonnegative(),
    /** Empty for a picture. */
    text: z.string().max(MAX_ATTACHMENT_LENGTH),
    picture: picture.optional(),
  })
  .refine((file) => file.text !== '' || file.picture !== undefined);
export type Attachment = z.infer<typeof attachment>;
export type Picture = z.infer<typeof picture>;

/** Characters that are sent and kept of it. */
export function attachedLength({ text, picture: shown }: Pick<Attachment, 'text' | 'picture'>): number {
  return text.length + (shown?.base64.length ?? 0);
}

/** The address under which a page shows it. */
export function pictureUrl({ mediaType, base64 }: Picture): string {
  return `data:${mediaType};base64,${base64}`;
}

export function attachmentName(name: string): string {
  return name.slice(-MAX_NAME_LENGTH) || '?';
}
