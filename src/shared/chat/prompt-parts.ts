import type { Attachment } from '../domain/attachment';
import type { Mention } from '../domain/mention';
import type { LecternMessage } from './message';

/** What a prompt holds beside its text. */
export type PromptPart = Extract<
  LecternMessage['parts'][number],
  { readonly type: 'data-mention' } | { readonly type: 'data-attachment' }
>;

interface Carried {
  readonly mentions?: readonly Mention[] | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
}

export function toPromptParts({ mentions = [], attachments = [] }: Carried): readonly PromptPart[] {
  return [
    ...mentions.map((data, at): PromptPart => ({ type: 'data-mention', id: `mention-${at}`, data })),
    ...attachments.map((data, at): PromptPart => ({ type: 'data-attachment', id: `attachment-${at}`, data })),
  ];
}

export function promptPartsOf({ parts }: Pick<LecternMessage, 'parts'>): readonly PromptPart[] {
  return parts.filter((part) => part.type === 'data-mention' || part.type === 'data-attachment');
}

export function mentionsOf(parts: LecternMessage['parts'] | readonly PromptPart[]): readonly Mention[] {
  return parts.flatMap((part) => (part.type === 'data-mention' ? [part.data] : []));
}

export function attachmentsOf(parts: LecternMessage['parts'] | readonly PromptPart[]): readonly Attachment[] {
  return parts.flatMap((part) => (part.type === 'data-attachment' ? [part.data] : []));
}

/** Whether a prompt hands one of these sessions to the model. */
export function mentionsSession(
  parts: LecternMessage['parts'] | readonly PromptPart[],
  ids: Iterable<string>,
): boolean {
  const wanted = new Set(ids);
  return mentionsOf(parts).some((mention) => mention.kind === 'session' && wanted.has(mention.sessionId));
}
